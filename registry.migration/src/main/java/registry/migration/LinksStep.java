package registry.migration;

import java.util.Optional;
import registry.api.PackageName;
import registry.orgs.OrgId;
import registry.orgs.OrgImport;

/** Links packages to organizations, as {@code pkg2org} says; what organizations say themselves may be out of date. */
final class LinksStep {
    private final Workbench bench;
    private final OrgImport orgs;

    LinksStep(Workbench bench, OrgImport orgs) {
        this.bench = bench;
        this.orgs = orgs;
    }

    void run() {
        bench.store().keys(LegacyKeys.LINK).sorted().toList().forEach(this::add);
        bench.store()
                .keys(LegacyKeys.ORG)
                .filter(key -> key.endsWith(LegacyKeys.ORG_PACKAGES) && !key.startsWith(LegacyKeys.ORG_SLUG))
                .sorted()
                .toList()
                .forEach(this::reportStale);
    }

    private void add(String key) {
        String name = key.substring(LegacyKeys.LINK.length());
        String legacyOrg = bench.store().text(key).orElse("");
        Optional<OrgId> org = bench.org(legacyOrg);
        OrgImport.State state = org.isPresent() && PackageName.isValid(name)
                ? orgs.link(org.get(), PackageName.parse(name))
                : OrgImport.State.MISSING;
        switch (state) {
            case IMPORTED -> bench.tally().add(Kind.LINKS, Fate.IMPORTED);
            case PRESENT, DELETED -> bench.tally().add(Kind.LINKS, Fate.PRESENT);
            case TAKEN -> leaveOut(DoubtCode.LINK_TAKEN, key, "the package is linked to another organization here");
            case MISSING ->
                leaveOut(
                        DoubtCode.LINK_DANGLING,
                        key,
                        "the package or the organization '" + legacyOrg + "' is not here");
        }
    }

    private void leaveOut(DoubtCode code, String key, String found) {
        bench.doubt(code, key, found, "left out");
        bench.tally().add(Kind.LINKS, Fate.LEFT_OUT);
    }

    private void reportStale(String key) {
        String org = key.substring(LegacyKeys.ORG.length(), key.length() - LegacyKeys.ORG_PACKAGES.length());
        for (String name : bench.store().members(key)) {
            Optional<String> linked = bench.store().text(LegacyKeys.LINK + name);
            if (linked.filter(org::equals).isEmpty()) {
                bench.doubt(
                        DoubtCode.LINK_STALE,
                        key,
                        "it has the package " + name + ", which is linked to "
                                + linked.map(other -> "'" + other + "'").orElse("nothing"),
                        "ignored");
            }
        }
    }
}
