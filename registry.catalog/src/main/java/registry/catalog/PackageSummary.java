package registry.catalog;

import registry.api.AccountId;
import registry.api.BundleVersion;
import registry.api.PackageName;

/**
 * A package in a few words, for administrators.
 *
 * @param latest the highest version that can be had, pre-releases and yanked ones included
 * @param versions how many can be had
 * @param author how its owner is shown
 * @param badge whether an administrator vouches for the package itself
 * @param verified whether it is shown as verified, for that or because of its owner
 * @param unverified whether {@code latest} was imported although it would not be accepted today
 */
public record PackageSummary(
        PackageName name,
        BundleVersion latest,
        int versions,
        String author,
        AccountId owner,
        boolean badge,
        boolean verified,
        boolean unverified,
        long downloads) {
    static PackageSummary of(PackageView view) {
        VersionFacts latest = view.versions().getFirst();
        return new PackageSummary(
                view.name(),
                latest.version(),
                view.versions().size(),
                view.facts().author(),
                view.owner(),
                view.record().verified(),
                view.isVerified(latest.version()),
                latest.unverified(),
                view.downloads().shown());
    }
}
