package registry.catalog;

import registry.api.BundleVersion;

/**
 * One version as listings show it, encoded but for the number of downloads, which comes last so that counting needs no
 * encoding.
 *
 * @param developer the public key as the manifest writes it
 * @param head a JSON object up to and including {@code "downloads":}; {@link EntryArray} writes the rest
 */
@SuppressWarnings("ArrayRecordComponent") // shared and never changed; compared by identity only
record Entry(BundleVersion version, String developer, SearchTerms terms, byte[] head) {}
