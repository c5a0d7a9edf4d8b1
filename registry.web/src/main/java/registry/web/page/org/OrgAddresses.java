package registry.web.page.org;

import registry.orgs.OrgId;
import registry.web.page.Addresses;

/** Addresses of the pages of organizations. */
final class OrgAddresses {
    static final String ORG = Addresses.ORGS + "/{org}";
    static final String NEW = Addresses.ORGS + "/new";

    static final String BOTS = ORG + "/bots";
    static final String BOT = BOTS + "/{bot}";

    private OrgAddresses() {}

    static String of(OrgId id) {
        return Addresses.ORGS + "/" + id;
    }
}
