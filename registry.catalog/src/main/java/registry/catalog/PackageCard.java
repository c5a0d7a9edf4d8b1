package registry.catalog;

import java.time.Instant;
import java.util.List;
import registry.api.AccountId;
import registry.api.BundleVersion;
import registry.api.PackageName;

/**
 * A package as a list for people shows it: by the version that is offered.
 *
 * @param version the version that is offered
 * @param title its display name, {@code ""} when it has none
 * @param summary the beginning of its description, at most 200 characters
 * @param icon whether it has one
 * @param author how its owner is shown
 * @param verified whether it is shown as verified
 * @param unverified whether the version was imported although it would not be accepted today
 * @param yanked whether the version is yanked, which it is only when all are
 * @param publishedAt when the version was published
 * @param minRuntimeVersion of the version
 * @param versions how many can be had
 */
public record PackageCard(
        PackageName name,
        BundleVersion version,
        String title,
        String summary,
        List<String> tags,
        boolean icon,
        String author,
        AccountId owner,
        boolean verified,
        boolean unverified,
        boolean yanked,
        Instant publishedAt,
        String minRuntimeVersion,
        int versions,
        long downloads) {
    static PackageCard of(PackageView view) {
        Entry entry = view.browse();
        VersionFacts facts = view.version(entry.version()).orElseThrow();
        return new PackageCard(
                view.name(),
                entry.version(),
                entry.text().title(),
                entry.text().summary(),
                entry.text().tags(),
                entry.text().icon(),
                view.facts().author(),
                view.owner(),
                view.isVerified(entry.version()),
                facts.unverified(),
                facts.yanked(),
                facts.publishedAt(),
                facts.minRuntimeVersion(),
                view.versions().size(),
                view.downloads().shown());
    }

    /** What to call it. */
    public String displayName() {
        return title.isBlank() ? name.value() : title;
    }
}
