/** Organizations, their members, invitations and bots. */
@NullMarked
package registry.client.org;

import org.jspecify.annotations.NullMarked;
