package registry.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;
import registry.client.admin.AdminUser;
import registry.client.admin.UserQuery;
import registry.client.http.Address;
import registry.client.http.Call;
import registry.client.http.Transport;
import registry.client.json.AdminJson;
import registry.client.json.Json;
import registry.client.json.JsonObject;

/**
 * The accounts, for administrators. An account is named by its id or its e-mail address. What is done already is done
 * again without complaint. See {@link RegistryClient}.
 */
public final class AdminUsersClient {
    private final Transport transport;
    private final Address users;

    AdminUsersClient(Transport transport, Address users) {
        this.transport = transport;
        this.users = users;
    }

    /** The accounts that the query asks for, by e-mail address. Pages are fetched while the stream is used. */
    public Stream<AdminUser> list(UserQuery query) {
        return Paging.stream(next -> page(next.map(query::after).orElse(query)));
    }

    /** The first page of these accounts, or the one that the query begins after. */
    public Page<AdminUser> page(UserQuery query) {
        Address address = users.with("q", query.text())
                .with("limit", Integer.toString(query.pageSize()))
                .with("after", query.after());
        JsonObject answer = transport.send(Call.get(address)).object();
        return new Page<>(answer.requiredObjects("users", AdminJson::user), answer.optionalText("next"));
    }

    /** One account. 404 {@code not_found} if there is none. */
    public AdminUser get(String idOrEmail) {
        return AdminJson.user(transport.send(Call.get(users.and(idOrEmail))).object());
    }

    /** The account with this e-mail address. 404 {@code not_found} if there is none. */
    public AdminUser lookUp(String email) {
        return AdminJson.user(transport
                .send(Call.get(users.and("lookup").with("email", email)))
                .object());
    }

    /** Vouches for an account. */
    public void verify(String idOrEmail) {
        change(idOrEmail, "verify", Optional.empty());
    }

    /** Takes that back. */
    public void unverify(String idOrEmail) {
        change(idOrEmail, "unverify", Optional.empty());
    }

    /** Makes an account an administrator. */
    public void promote(String idOrEmail) {
        change(idOrEmail, "make_admin", Optional.empty());
    }

    /** Takes that back. 409 for the caller's own account and for the last administrator. */
    public void demote(String idOrEmail) {
        change(idOrEmail, "remove_admin", Optional.empty());
    }

    /**
     * Suspends an account: all its sessions end, and its tokens are refused from the next request on.
     *
     * @param reason at most 500 characters, which administrators see; may be empty
     */
    public void suspend(String idOrEmail, String reason) {
        change(idOrEmail, "suspend", Optional.of(reason).filter(text -> !text.isEmpty()));
    }

    /** Ends a suspension: its tokens count again. */
    public void reinstate(String idOrEmail) {
        change(idOrEmail, "unsuspend", Optional.empty());
    }

    /** Deletes an account with its tokens, sessions and memberships. Its packages and its user name stay. */
    public void delete(String idOrEmail) {
        transport.send(Call.delete(users.and(idOrEmail)));
    }

    private void change(String idOrEmail, String action, Optional<String> reason) {
        ObjectNode body = Json.object("action", action);
        reason.ifPresent(text -> body.put("reason", text));
        transport.send(Call.patch(users.and(idOrEmail), body));
    }
}
