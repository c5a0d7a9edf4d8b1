package registry.web.page.admin;

import java.time.Instant;
import registry.orgs.Org;
import registry.orgs.Orgs;
import registry.web.page.Addresses;
import registry.web.page.Moment;
import registry.web.page.Words;

/**
 * An organization as administrators see it.
 *
 * @param publicAddress where everybody sees it
 */
record AboutOrg(
        String id,
        String name,
        String address,
        String publicAddress,
        boolean vouched,
        String members,
        String packages,
        Moment since) {
    static AboutOrg of(Org org, Orgs.Counts counts, Instant now) {
        return new AboutOrg(
                org.id().value(),
                org.name(),
                AdminOrgs.address(org.id()),
                Addresses.ORGS + "/" + org.id(),
                org.verified(),
                Words.number(counts.members()),
                Words.number(counts.packages()),
                Moment.of(org.createdAt(), now));
    }
}
