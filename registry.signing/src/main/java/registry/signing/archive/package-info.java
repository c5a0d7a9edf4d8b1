/**
 * The {@code .mpk} file: one gzip member holding one tar. Reading is streaming and bounded, whatever the file claims;
 * writing gives the same bytes for the same content.
 *
 * <p>What a hostile file does wrong is a {@link registry.api.RegistryException} with a code of
 * {@link registry.signing.SigningError}; a source that cannot be read is
 * {@link registry.api.ApiError#STORAGE_UNAVAILABLE}. Nothing else comes out.
 */
@NullMarked
package registry.signing.archive;

import org.jspecify.annotations.NullMarked;
