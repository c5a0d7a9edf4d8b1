package registry.web.page.org;

import io.jstach.jstache.JStache;
import java.time.Instant;
import java.util.List;
import registry.accounts.Account;
import registry.orgs.Invitation;
import registry.orgs.Member;
import registry.orgs.Role;
import registry.web.page.Addresses;
import registry.web.page.Frame;
import registry.web.page.Moment;
import registry.web.page.Page;

/**
 * Who belongs to an organization.
 *
 * @param invited who is invited and has not come yet; shown to admins
 * @param typed the name that was typed and refused, {@code ""} for none
 * @param problem why something was refused, {@code ""} when nothing was
 */
@JStache(path = "org/members")
record MembersPage(Frame frame, OrgHead head, List<Row> rows, List<Invited> invited, String typed, String problem)
        implements Page {
    /**
     * A member.
     *
     * @param key what forms call the member
     * @param email {@code ""} when it is not the visitor's business
     * @param own whether it is the visitor
     * @param changeable whether the visitor may give another role
     * @param removable whether the visitor may remove the member
     */
    record Row(
            String name,
            String key,
            String address,
            String email,
            String role,
            boolean bot,
            boolean own,
            boolean changeable,
            boolean removable,
            Moment since) {
        static Row of(Member member, Stage stage, Instant now) {
            Account account = member.account();
            boolean own = stage.actor()
                    .filter(actor -> actor.account().id().equals(account.id()))
                    .isPresent();
            boolean manages = stage.is(member.role() == Role.MEMBER ? Role.ADMIN : Role.OWNER);
            return new Row(
                    account.displayName(),
                    account.username().orElseGet(account::email),
                    account.username().map(Addresses::ofDeveloper).orElse(""),
                    stage.seesEmails() ? account.email() : "",
                    member.role().id(),
                    member.isBot(),
                    own,
                    stage.is(Role.OWNER) && !member.isBot(),
                    manages && !own && !member.isBot(),
                    Moment.of(member.since(), now));
        }

        boolean known() {
            return !address.isEmpty();
        }

        boolean hasEmail() {
            return !email.isEmpty() && !bot;
        }

        List<RoleChoice> roles() {
            return RoleChoice.of(role);
        }
    }

    /** A role to choose. */
    record RoleChoice(String id, boolean chosen) {
        static List<RoleChoice> of(String present) {
            return List.of(Role.MEMBER, Role.ADMIN, Role.OWNER).stream()
                    .map(role -> new RoleChoice(role.id(), role.id().equals(present)))
                    .toList();
        }
    }

    /** Somebody who is invited. */
    record Invited(String email, String role, Moment since) {
        static Invited of(Invitation invitation, Instant now) {
            return new Invited(invitation.email(), invitation.role().id(), Moment.of(invitation.createdAt(), now));
        }
    }

    /** The roles that the visitor may give to somebody new. */
    List<RoleChoice> givable() {
        return head.owner() ? RoleChoice.of(Role.MEMBER.id()) : List.of(new RoleChoice(Role.MEMBER.id(), true));
    }

    boolean hasInvited() {
        return !invited.isEmpty();
    }

    boolean refused() {
        return !problem.isEmpty();
    }

    @Override
    public String html() {
        return MembersPageRenderer.of().execute(this);
    }
}
