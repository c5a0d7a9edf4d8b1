package registry.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.accounts.VerifiedAccounts;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.orgs.Members;
import registry.web.http.Json;

/**
 * Who stands behind e-mail addresses, for those who may know: members of an organization of theirs, and administrators
 * of the registry. An account that the caller may not know of looks as if it did not exist.
 */
@Path("api/users/resolve")
public final class ResolveResource {
    private static final int MAX_EMAILS = 50;

    private final Access access;
    private final Accounts accounts;
    private final VerifiedAccounts verified;
    private final Members members;

    /** Looks for {@code accounts} and asks who is whose fellow. */
    public ResolveResource(Access access, Accounts accounts, VerifiedAccounts verified, Members members) {
        this.access = access;
        this.accounts = accounts;
        this.verified = verified;
        this.members = members;
    }

    /**
     * {@code {"<address>":{"username","verified"},…}}.
     *
     * @param emails addresses, joined by commas
     */
    @GET
    public Response resolve(@QueryParam("emails") List<String> emails) {
        Actor actor = access.require();
        actor.require(Scope.READ);
        ObjectNode answer = Json.object();
        addresses(emails).stream()
                .map(accounts::findByEmail)
                .flatMap(Optional::stream)
                .filter(account -> mayKnow(actor, account))
                .forEach(account -> answer.putObject(account.email())
                        .put("username", account.username().orElse(null))
                        .put("verified", verified.covers(account)));
        return JsonReply.secret(200, answer);
    }

    private boolean mayKnow(Actor actor, Account account) {
        return actor.isAdministrator()
                || account.id().equals(actor.account().id())
                || members.areFellows(actor.account().id(), account.id());
    }

    private static List<String> addresses(List<String> emails) {
        List<String> addresses = emails.stream()
                .flatMap(joined -> Arrays.stream(joined.split(",", -1)))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
        if (addresses.size() > MAX_EMAILS) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS, "emails must be at most " + MAX_EMAILS + " addresses; ask again for more");
        }
        return addresses;
    }
}
