/** What a plugin implements: stores, authenticators and signature schemes, found with {@link java.util.ServiceLoader}. */
@NullMarked
package registry.api.spi;

import org.jspecify.annotations.NullMarked;
