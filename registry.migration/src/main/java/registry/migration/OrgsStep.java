package registry.migration;

import java.util.List;
import java.util.Map;
import registry.api.RegistryException;
import registry.orgs.ImportedOrg;
import registry.orgs.ImportedOrg.ImportedMember;
import registry.orgs.OrgImport;
import registry.orgs.OrgsError;
import registry.orgs.Role;

/** Brings the organizations, each with its members. */
final class OrgsStep {
    private final Workbench bench;
    private final OrgImport orgs;

    OrgsStep(Workbench bench, OrgImport orgs) {
        this.bench = bench;
        this.orgs = orgs;
    }

    void run() {
        bench.orgs().values().forEach(this::add);
    }

    private void add(LegacyOrg org) {
        List<ImportedMember> members = members(org);
        if (members.stream().noneMatch(member -> member.role() == Role.OWNER)) {
            bench.doubt(DoubtCode.ORG_WITHOUT_MEMBERS, org.key(), "none of its owners has an account here", "left out");
            return;
        }
        try {
            judge(org, orgs.add(imported(org, members)));
        } catch (RegistryException e) {
            if (e.code() != OrgsError.CONFLICT) {
                throw e;
            }
            bench.doubt(DoubtCode.ORG_TOO_LARGE, org.key(), e.detail(), "left out");
        }
    }

    private void judge(LegacyOrg org, OrgImport.Outcome outcome) {
        outcome.left()
                .forEach(part -> bench.doubt(
                        DoubtCode.ORG_CHANGED,
                        org.key(),
                        part + " breaks the rules of today",
                        part.equals("name") ? "cut and cleaned" : "left out"));
        switch (outcome.state()) {
            case IMPORTED -> {
                bench.isHere(org, outcome.id());
                bench.tally().add(Kind.ORGANIZATIONS, Fate.IMPORTED);
            }
            case PRESENT -> {
                bench.isHere(org, outcome.id());
                bench.tally().add(Kind.ORGANIZATIONS, Fate.PRESENT);
            }
            case DELETED, MISSING ->
                bench.doubt(DoubtCode.ORG_DELETED, org.key(), "it was brought before and deleted here", "it stays so");
            case TAKEN -> reportTaken(bench.reader(), org);
        }
    }

    static void reportTaken(LegacyReader reader, LegacyOrg org) {
        reader.doubt(
                DoubtCode.ORG_TAKEN,
                org.key(),
                "there is another organization '" + org.id() + "' here",
                "left out, with its members and bots");
    }

    private List<ImportedMember> members(LegacyOrg org) {
        return org.people().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> bench
                        .people()
                        .withId(entry.getKey())
                        .flatMap(user -> bench.account(user)
                                .map(account -> new ImportedMember(account, entry.getValue(), user.bot())))
                        .stream())
                .toList();
    }

    private static ImportedOrg imported(LegacyOrg org, List<ImportedMember> members) {
        return new ImportedOrg(
                org.legacyId(),
                org.id(),
                org.name(),
                org.metadata(),
                org.verified(),
                org.createdAt(),
                org.updatedAt(),
                new ImportedOrg.People(members, org.invited()));
    }
}
