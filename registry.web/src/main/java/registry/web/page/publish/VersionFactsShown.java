package registry.web.page.publish;

import registry.web.page.Words;

/**
 * A version, in the words of the pages for those who manage it.
 *
 * @param address of the version
 * @param all how many versions the package has
 */
record VersionFactsShown(String name, String version, String address, boolean yanked, String all) {
    static VersionFactsShown of(Managed managed) {
        return new VersionFactsShown(
                managed.name().value(),
                managed.version().toString(),
                managed.address(),
                managed.detail().yank().yanked(),
                Words.count(managed.card().versions(), "version", "versions"));
    }
}
