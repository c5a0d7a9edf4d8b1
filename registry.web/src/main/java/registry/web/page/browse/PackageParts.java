package registry.web.page.browse;

import java.net.URI;
import java.time.Clock;
import registry.catalog.Catalog;
import registry.orgs.Orgs;
import registry.web.http.PublicUrl;
import registry.web.page.Visit;

/** What the pages of a package are made of. */
public record PackageParts(Catalog catalog, Orgs orgs, PublicUrl url, Clock clock) {
    /** What this registry is called in commands, without a slash at the end. */
    String publicAddress(Visit visit) {
        return url.find(visit.request())
                .map(URI::toString)
                .orElseGet(() -> "https://" + visit.request().authority());
    }
}
