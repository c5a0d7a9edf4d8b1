/** What is published: listing, publishing, editing, withdrawing and fetching. */
@NullMarked
package registry.client.bundle;

import org.jspecify.annotations.NullMarked;
