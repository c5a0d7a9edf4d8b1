package registry.orgs;

import java.util.List;
import registry.storage.Inspector;

/** What looks for contradictions in the records of this module. */
public final class OrgInspectors {
    private OrgInspectors() {}

    /**
     * All of them.
     *
     * @param packages knows the packages that links are to
     */
    public static List<Inspector> all(PackageOwners packages) {
        return List.of(
                new OrgInspector(),
                new InvitationInspector(),
                new LinkInspector(packages),
                new OfferInspector(packages),
                new SignerInspector(packages),
                new ImportInspector());
    }
}
