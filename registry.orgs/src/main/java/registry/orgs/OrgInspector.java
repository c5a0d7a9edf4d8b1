package registry.orgs;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import registry.accounts.Account;
import registry.accounts.Accounts;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;
import registry.storage.Finding;
import registry.storage.Inspection;
import registry.storage.Inspector;

/** Looks at organizations and their members, at the lists of accounts' organizations, and at departures. */
final class OrgInspector implements Inspector {
    private static final String ADVICE = "an administrator of the organization can remove and add the member again; "
            + "otherwise restore the registry from a backup";

    @Override
    public Set<String> prefixes() {
        return Set.of(Keys.ORG, Keys.MEMBER, Keys.MEMBERSHIPS, Keys.DEPARTURE);
    }

    @Override
    public void inspect(DocumentStore documents, Consumer<Finding> findings) {
        Inspection inspection = new Inspection(documents, findings);
        documents
                .scanRecords(Keys.ORG)
                .forEach(record ->
                        Inspection.readable(record.key(), findings, () -> judgeOrg(documents, record.key(), findings)));
        inspection.each(Keys.MEMBER, new MemberRule());
        inspection.each(Keys.MEMBERSHIPS, new MembershipsRule());
        inspection.each(Keys.DEPARTURE, new DepartureRule());
    }

    /** Every change to the members rewrites the organization: while it stays the same, so do they. */
    private static void judgeOrg(DocumentStore documents, String key, Consumer<Finding> findings) {
        Optional<Document> before = documents.read(key);
        while (before.isPresent()) {
            Org org = OrgCodec.decode(before.get());
            boolean owned = documents
                    .scan(Keys.members(org.id()))
                    .map(Membership::decode)
                    .anyMatch(member -> member.role() == Role.OWNER);
            Optional<Document> after = documents.read(key);
            if (after.map(Document::revision).equals(before.map(Document::revision))) {
                judgeOrg(key, org, owned, findings);
                return;
            }
            before = after;
        }
    }

    private static void judgeOrg(String key, Org org, boolean owned, Consumer<Finding> findings) {
        if (!key.equals(Keys.org(org.id()))) {
            findings.accept(Finding.error(
                    "org-misplaced", key, "the organization in it is '" + org.id() + "'", "restore from a backup"));
        }
        if (!owned) {
            findings.accept(Finding.error(
                    "org-without-owner",
                    key,
                    "the organization has no owner",
                    "an administrator of the registry can delete it; otherwise restore from a backup"));
        }
    }

    private static final class MemberRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            Membership member = Membership.decode(document);
            return List.of(
                    Keys.org(member.org()), Keys.memberships(member.account()), Accounts.keyOf(member.account()));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            Membership member = Membership.decode(document);
            if (!document.key().equals(member.key())) {
                findings.accept(Finding.error(
                        "member-misplaced", document.key(), "the membership in it is " + member.key(), ADVICE));
            }
            if (!others.has(Keys.org(member.org()))) {
                findings.accept(Finding.error(
                        "member-without-org",
                        document.key(),
                        "there is no organization '" + member.org() + "'",
                        ADVICE));
            }
            boolean listed = others.find(
                            Keys.memberships(member.account()),
                            orgs -> Fields.of(orgs).texts("orgs"))
                    .filter(orgs -> orgs.contains(member.org().value()))
                    .isPresent();
            if (!listed) {
                findings.accept(Finding.error(
                        "member-not-listed", document.key(), "the organization is not in the member's list", ADVICE));
            }
            judgeAccount(member, others, findings);
        }

        private static void judgeAccount(Membership member, Inspection.Others others, Consumer<Finding> findings) {
            String key = Accounts.keyOf(member.account());
            if (!others.has(key)) {
                findings.accept(Finding.error(
                        "member-without-account", member.key(), "the member's account is missing", ADVICE));
            }
            Optional<String> botOf = member.bot() ? Optional.of(member.org().value()) : Optional.empty();
            others.find(key, Accounts::decode)
                    .map(Account::botOf)
                    .filter(organization -> !organization.equals(botOf))
                    .ifPresent(organization -> findings.accept(Finding.error(
                            "bot-contradiction",
                            member.key(),
                            "account and membership do not agree on whose bot it is",
                            ADVICE)));
        }
    }

    private static final class MembershipsRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            String account = document.key().substring(Keys.MEMBERSHIPS.length());
            return Fields.of(document).texts("orgs").stream()
                    .map(org -> Keys.MEMBER + org + "/" + account)
                    .toList();
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            for (String key : related(document)) {
                if (!others.has(key)) {
                    findings.accept(Finding.error(
                            "membership-missing", document.key(), "the membership '" + key + "' is missing", ADVICE));
                }
            }
        }
    }

    private static final class DepartureRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            return List.of(Accounts.keyOf(Keys.departed(document.key())));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            if (others.has(related(document).iterator().next())) {
                findings.accept(Finding.error(
                        "departure-contradiction",
                        document.key(),
                        "the account was deleted and is there all the same",
                        "delete the account again, or restore from a backup"));
            }
        }
    }
}
