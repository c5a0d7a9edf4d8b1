package registry.orgs;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.api.AccountId;
import registry.api.PackageName;
import registry.storage.Document;

/**
 * Looks at everything that the implementation shows.
 *
 * @param people the accounts of those who ever had one, by name
 */
record RealPicture(TestOrgs registry, Map<String, AccountId> people) {
    /** Everything but tokens and rights, as an administrator sees it. */
    SortedMap<String, String> describe(Actor administrator) {
        SortedMap<String, String> picture = new TreeMap<>();
        Map<String, AccountId> accounts = new TreeMap<>();
        registry.accounts().all().forEach(account -> accounts.put(name(account), account.id()));
        orgs().all().forEach(org -> {
            describe(org, picture);
            registry.organizations()
                    .invitations()
                    .list(administrator, org.id())
                    .forEach(invitation -> picture.put(
                            "invited to " + org.id() + ": " + invitation.email(),
                            invitation.role().id()));
        });
        accounts.forEach((name, id) -> picture.put(
                "orgs of " + name,
                orgs().ofMember(id).stream().map(Org::id).toList().toString()));
        registry.documents().scan(RealApps.key("")).forEach(app -> describe(app, picture));
        picture.put(
                "fellows",
                World.pairs(
                        accounts.keySet(),
                        (one, other) ->
                                registry.organizations().members().areFellows(accounts.get(one), accounts.get(other))));
        picture.put("records", Integer.toString(registry.keys().size()));
        return picture;
    }

    Map<String, String> roles(OrgId org) {
        Map<String, String> roles = new TreeMap<>();
        if (orgs().find(org).isPresent()) {
            registry.organizations()
                    .members()
                    .list(org)
                    .forEach(member -> roles.put(
                            name(member.account()),
                            member.isBot() ? "bot" : member.role().id()));
        }
        return roles;
    }

    private void describe(Org org, SortedMap<String, String> picture) {
        OrgId id = org.id();
        Orgs.Counts counts = orgs().counts(id);
        picture.put(
                "org " + id,
                org.name() + " with " + registry.organizations().links().list(id));
        picture.put("counts of " + id, counts.members() + " and " + counts.packages());
        roles(id).forEach((name, role) -> picture.put("in " + id + ": " + name, role));
        describe(id.value(), registry.organizations().signers().of(id), picture);
    }

    private void describe(Document app, SortedMap<String, String> picture) {
        String name = app.key().substring(RealApps.key("").length());
        Optional<Org> org = orgs().ofPackage(PackageName.parse(name));
        picture.put(
                "package " + name,
                name(RealApps.owner(app))
                        + org.map(found -> " in " + found.id()).orElse(""));
        describe(name, registry.organizations().signers().of(PackageName.parse(name)), picture);
        registry.offers()
                .pending(registry.target(PackageName.parse(name)))
                .ifPresent(pending -> picture.put(
                        "offer of " + name, "to " + name(pending.offer().to())));
    }

    private static void describe(String about, SignerPolicies.State signers, SortedMap<String, String> picture) {
        signers.own()
                .ifPresent(policy -> picture.put(
                        "signers of " + about,
                        switch (policy) {
                            case SignerPolicy.Any any -> "ANY";
                            case SignerPolicy.Pinned pinned -> "PINNED";
                            case SignerPolicy.Listed listed -> "FIRST_KEY";
                        }));
    }

    private static String name(Account account) {
        return account.isBot() ? account.displayName() : account.email().replace("@example.com", "");
    }

    private String name(AccountId id) {
        return people.entrySet().stream()
                .filter(person -> person.getValue().equals(id))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private Orgs orgs() {
        return registry.organizations().orgs();
    }
}
