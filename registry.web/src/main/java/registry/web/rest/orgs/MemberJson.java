package registry.web.rest.orgs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import registry.accounts.Account;
import registry.accounts.VerifiedAccounts;
import registry.orgs.Member;
import registry.web.http.Json;

/** Members as others see them. Thread-safe. */
final class MemberJson {
    /** Owners first, bots last, and whoever is there for longer before the others. */
    static final Comparator<Member> ORDER =
            Comparator.comparing(Member::isBot).thenComparing(Member::role).thenComparing(Member::since);

    private final VerifiedAccounts verified;

    MemberJson(VerifiedAccounts verified) {
        this.verified = verified;
    }

    /**
     * A member. Clients take {@code email} for a string that names the member, so there is always one: to those whose
     * business the address is not, the user name, or without one the account's id.
     */
    ObjectNode of(Member member, OrgViewer viewer) {
        Account account = member.account();
        String name = viewer.seesEmails()
                ? account.email()
                : account.username().orElse(account.id().value());
        ObjectNode json = Json.object().put("email", name);
        account.username().ifPresentOrElse(username -> json.put("username", username), () -> json.putNull("username"));
        return json.put("verified", verified.covers(account))
                .put("role", member.role().id())
                .put("isBot", member.isBot());
    }
}
