package registry.catalog;

import registry.api.BundleVersion;

/**
 * One version as listings show it, encoded but for the number of downloads, which comes last so that counting needs no
 * encoding.
 *
 * @param developer the public key as the manifest writes it
 * @param text what a list of packages says about it
 * @param body what {@link EntryArray} writes
 */
record Entry(BundleVersion version, String developer, SearchTerms terms, EntryText text, EntryBody body) {}
