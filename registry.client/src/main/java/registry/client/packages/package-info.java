/** How packages are set up: signer policies and offers to hand them over. */
@NullMarked
package registry.client.packages;

import org.jspecify.annotations.NullMarked;
