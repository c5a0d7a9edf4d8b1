package registry.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Which versions stand for a package.
 *
 * @param browse the one that listings show
 * @param answer those that {@code ?package=} answers, in their order
 */
record Heads(VersionFacts browse, List<VersionFacts> answer) {
    /**
     * Chooses.
     *
     * <p>Listings offer the highest healthy release, or else the highest healthy pre-release, or else the highest
     * version, yanked. {@code ?package=} answers the highest version, pre-releases included, since publishing tools
     * count on from it; when that one is yanked, the highest healthy release stands before it, for installers that take
     * the first.
     *
     * @param newestFirst at least one
     */
    static Heads choose(List<VersionFacts> newestFirst) {
        VersionFacts highest = newestFirst.getFirst();
        Optional<VersionFacts> release =
                newestFirst.stream().filter(VersionFacts::isHealthyRelease).findFirst();
        VersionFacts browse = release.or(() -> newestFirst.stream()
                        .filter(version -> !version.yanked())
                        .findFirst())
                .orElse(highest);
        List<VersionFacts> answer =
                highest.yanked() && release.isPresent() ? List.of(release.get(), highest) : List.of(highest);
        return new Heads(browse, answer);
    }
}
