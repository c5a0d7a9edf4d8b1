package registry.orgs;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;
import registry.storage.Finding;
import registry.storage.Inspection;
import registry.storage.Inspector;

/** Looks at invitations, both ways. */
final class InvitationInspector implements Inspector {
    private static final String ADVICE = "revoke the invitation and invite again";

    @Override
    public Set<String> prefixes() {
        return Set.of(Keys.INVITATION, Keys.INVITED);
    }

    @Override
    public void inspect(DocumentStore documents, Consumer<Finding> findings) {
        Inspection inspection = new Inspection(documents, findings);
        inspection.each(Keys.INVITATION, new InvitationRule());
        inspection.each(Keys.INVITED, new InvitedRule());
    }

    private static final class InvitationRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            Invitation invitation = Invitation.decode(document);
            return List.of(Keys.org(invitation.org()), Keys.invited(invitation.email(), invitation.org()));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            Invitation invitation = Invitation.decode(document);
            if (!document.key().equals(invitation.key())) {
                findings.accept(Finding.error(
                        "invitation-misplaced", document.key(), "the invitation in it is another one", ADVICE));
            }
            if (!others.has(Keys.org(invitation.org()))) {
                findings.accept(Finding.error(
                        "invitation-without-org",
                        document.key(),
                        "there is no organization '" + invitation.org() + "'",
                        ADVICE));
            }
            if (!others.has(Keys.invited(invitation.email(), invitation.org()))) {
                findings.accept(Finding.error(
                        "invitation-not-listed",
                        document.key(),
                        "the invitation is not found by its address, and takes no effect",
                        ADVICE));
            }
        }
    }

    private static final class InvitedRule implements Inspection.Rule {
        @Override
        public Collection<String> related(Document document) {
            String rest = document.key().substring(Keys.INVITED.length());
            int end = rest.lastIndexOf('/'); // addresses may hold one
            return end < 0
                    ? List.of()
                    : List.of(Keys.invitation(new OrgId(rest.substring(end + 1)), rest.substring(0, end)));
        }

        @Override
        public void judge(Document document, Inspection.Others others, Consumer<Finding> findings) {
            String org = Fields.of(document).text("org");
            if (related(document).stream().noneMatch(others::has)
                    || !document.key().endsWith("/" + org)) {
                findings.accept(Finding.warning(
                        "invitation-missing",
                        document.key(),
                        "the invitation in this list is missing or another",
                        ADVICE));
            }
        }
    }
}
