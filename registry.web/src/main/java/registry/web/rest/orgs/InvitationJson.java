package registry.web.rest.orgs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import registry.accounts.Account;
import registry.orgs.Invitation;
import registry.orgs.Invitations;
import registry.web.http.Json;

/** Invitations as admins and owners see them. Thread-safe. */
final class InvitationJson {
    private final Invitations invitations;

    InvitationJson(Invitations invitations) {
        this.invitations = invitations;
    }

    /** {@code invitedBy} is a user name, or an e-mail address where there is none; null when that account is gone. */
    ObjectNode of(Invitation invitation) {
        return Json.object()
                .put("email", invitation.email())
                .put("role", invitation.role().id())
                .put(
                        "invitedBy",
                        invitations
                                .inviter(invitation)
                                .map(Account::displayName)
                                .orElse(null))
                .put("createdAt", invitation.createdAt().toString())
                .put("expiresAt", invitation.expiresAt().toString());
    }
}
