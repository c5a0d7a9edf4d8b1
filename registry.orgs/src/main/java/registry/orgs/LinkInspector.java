package registry.orgs;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import registry.accounts.Tokens;
import registry.api.AccountId;
import registry.api.PackageName;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;
import registry.storage.Finding;
import registry.storage.Inspection;
import registry.storage.Inspector;

/** Looks at the links between packages and organizations, both ways, and at who issued bots' tokens. */
final class LinkInspector implements Inspector {
    private static final String ADVICE =
            "unlink the package and link it again; if that is refused, restore the registry from a backup";

    private final PackageOwners packages;

    LinkInspector(PackageOwners packages) {
        this.packages = packages;
    }

    @Override
    public Set<String> prefixes() {
        return Set.of(Keys.LINK, Keys.PACKAGE, Keys.BOT_TOKEN);
    }

    @Override
    public void inspect(DocumentStore documents, Consumer<Finding> findings) {
        Inspection inspection = new Inspection(documents, findings);
        inspection.each(Keys.LINK, new LinkRule());
        inspection.each(Keys.PACKAGE, new LinkedRule());
        inspection.each(Keys.BOT_TOKEN, new BotTokenRule());
    }

    private static OrgId org(Document document) {
        return new OrgId(Fields.of(document).text("org"));
    }

    private static PackageName name(Document document) {
        return PackageName.parse(Fields.of(document).text("package"));
    }

    private final class LinkRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            return List.of(Keys.org(org(document)), Keys.linked(org(document), name(document)));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            OrgId org = org(document);
            if (!document.key().equals(Keys.link(name(document)))) {
                findings.accept(Finding.error(
                        "link-misplaced", document.key(), "the package in it is " + name(document), ADVICE));
            }
            if (!others.has(Keys.org(org))) {
                findings.accept(Finding.error(
                        "link-without-org", document.key(), "there is no organization '" + org + "'", ADVICE));
            }
            if (!others.has(Keys.linked(org, name(document)))) {
                findings.accept(Finding.error(
                        "link-not-listed", document.key(), "the package is not in the organization's list", ADVICE));
            }
            if (packages.find(name(document)).isEmpty()) { // packages never disappear
                findings.accept(
                        Finding.error("link-without-package", document.key(), "there is no such package", ADVICE));
            }
        }
    }

    private static final class LinkedRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            return List.of(Keys.link(name(document)));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            boolean linked = others.find(Keys.link(name(document)), link -> Keys.linked(org(link), name(link)))
                    .filter(document.key()::equals)
                    .isPresent();
            if (!linked || !document.key().equals(Keys.linked(org(document), name(document)))) {
                findings.accept(Finding.error(
                        "link-missing", document.key(), "the package is not linked to this organization", ADVICE));
            }
        }
    }

    private static final class BotTokenRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            String[] parts = document.key().substring(Keys.BOT_TOKEN.length()).split("/", -1);
            return parts.length == 2 ? List.of(Tokens.listedKey(new AccountId(parts[0]), parts[1])) : List.of();
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            Fields.of(document).text("issuedBy");
            if (related(document).stream().noneMatch(others::has)) {
                findings.accept(Finding.warning(
                        "bot-token-missing",
                        document.key(),
                        "the bot's token is missing",
                        "it hurts nobody; restore from a backup to be rid of it"));
            }
        }
    }
}
