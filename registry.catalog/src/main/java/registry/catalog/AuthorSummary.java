package registry.catalog;

import java.time.Instant;

/**
 * Somebody who publishes, as packages name them.
 *
 * @param packages how many packages name them
 * @param downloads of these packages together
 * @param verified whether one of these packages is shown as verified
 * @param updatedAt when they last published
 */
public record AuthorSummary(String author, int packages, long downloads, boolean verified, Instant updatedAt) {
    static AuthorSummary of(PackageView view) {
        return new AuthorSummary(
                view.facts().author(),
                1,
                view.downloads().shown(),
                view.isVerified(view.browse().version()),
                view.updatedAt());
    }

    AuthorSummary and(AuthorSummary other) {
        return new AuthorSummary(
                author,
                packages + other.packages,
                downloads + other.downloads,
                verified || other.verified,
                updatedAt.isAfter(other.updatedAt) ? updatedAt : other.updatedAt);
    }
}
