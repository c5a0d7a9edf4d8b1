package registry.web.page.browse;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import registry.catalog.Catalog;
import registry.catalog.PackageCard;
import registry.orgs.Organizations;
import registry.orgs.PackageTarget;
import registry.web.http.PublicUrl;
import registry.web.page.Visit;

/** What the pages of a package are made of. */
public record PackageParts(Catalog catalog, Organizations organizations, PublicUrl url, Clock clock) {
    /** Whether whoever looks may see how a package is set up. */
    boolean manageable(Visit visit, PackageCard card) {
        PackageTarget target = new PackageTarget(card.name(), Optional.of(card.owner()));
        return visit.visitor()
                .filter(actor ->
                        organizations.permissions().inspect(actor, target).isAllowed())
                .isPresent();
    }

    /** What this registry is called in commands, without a slash at the end. */
    String publicAddress(Visit visit) {
        return url.find(visit.request())
                .map(URI::toString)
                .orElseGet(() -> "https://" + visit.request().authority());
    }
}
