package registry.web.rest.admin;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import registry.accounts.Account;
import registry.accounts.AccountDirectory;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.Administration;
import registry.accounts.Identity;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.catalog.Catalog;
import registry.orgs.Departures;
import registry.web.http.NextPage;
import registry.web.rest.Access;
import registry.web.rest.JsonReply;

/** The accounts, for administrators. An account is named by its id or by its e-mail address. */
@Path("api/admin/users")
public final class AdminUsersResource {
    private static final String PATH = "/api/admin/users";
    private static final String ACTIONS =
            "verify, unverify, make_admin, remove_admin, blacklist (or suspend), unblacklist (or unsuspend)";

    private final Access access;
    private final Accounts accounts;
    private final AccountDirectory directory;
    private final Administration administration;
    private final Departures departures;
    private final Catalog catalog;
    private final AdminUserJson json;

    /**
     * Changes accounts.
     *
     * @param catalog shows them beside their packages
     */
    public AdminUsersResource(Access access, Identity identity, Departures departures, Catalog catalog) {
        this.access = access;
        this.accounts = identity.accounts();
        this.directory = identity.directory();
        this.administration = identity.administration();
        this.departures = departures;
        this.catalog = catalog;
        this.json = new AdminUserJson(identity);
    }

    /** {@code {"users":[…]}} by e-mail address: all of them, or with {@code limit} a page and what follows it. */
    @GET
    public Response list(
            @QueryParam("q") @Nullable String text,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        access.requireAdministrator();
        Optional<String> wanted = given(text);
        Optional<String> cursor = given(after);
        Optional<Integer> most = given(limit).map(NextPage::limit);
        if (most.isEmpty()) {
            return AdminReply.list("users", directory.stream(wanted, cursor).map(json::of));
        }
        AccountDirectory.Page page = directory.page(wanted, cursor, most.get());
        Response.ResponseBuilder answer =
                AdminReply.list("users", page.accounts().stream().map(json::of), page.next());
        NextPage next = new NextPage(PATH).with("q", wanted).with("limit", given(limit));
        page.next().ifPresent(found -> answer.header("Link", next.link(found)));
        return answer.build();
    }

    /** One account by its e-mail address. */
    @GET
    @Path("lookup")
    public Response lookup(@QueryParam("email") @Nullable String email) {
        access.requireAdministrator();
        String address = given(email)
                .orElseThrow(() -> new RegistryException(
                        AdminError.EMAIL_REQUIRED, "ask for ?email= and an e-mail address, '@' and '+' encoded"));
        return JsonReply.secret(200, json.of(accounts.findByEmail(address).orElseThrow(AdminUsersResource::notFound)));
    }

    /** One account. */
    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        access.requireAdministrator();
        return JsonReply.secret(200, json.of(find(id)));
    }

    /** Body {@code {action, reason?}}. */
    @PATCH
    @Path("{id}")
    public Response change(@PathParam("id") String id, InputStream body) {
        Actor actor = access.requireAdministrator();
        AdminAction action = AdminAction.read(body);
        change(actor, action, () -> find(id).id());
        catalog.catchUp();
        return AdminReply.ok();
    }

    /** Deletes an account; its packages and its user name stay. */
    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        Actor actor = access.requireAdministrator();
        departures.delete(actor, find(id).id());
        catalog.catchUp();
        return AdminReply.deleted();
    }

    private void change(Actor actor, AdminAction action, Supplier<AccountId> account) {
        switch (action.name()) {
            case "verify" -> administration.verify(actor, account.get(), true);
            case "unverify" -> administration.verify(actor, account.get(), false);
            case "make_admin" -> administration.promote(actor, account.get());
            case "remove_admin" -> administration.demote(actor, account.get());
            case "blacklist", "suspend" -> administration.suspend(actor, account.get(), action.text("reason"));
            case "unblacklist", "unsuspend" -> administration.reinstate(actor, account.get());
            default -> throw action.unknown(ACTIONS);
        }
    }

    private Account find(String id) {
        return accounts.findByIdOrEmail(id).orElseThrow(AdminUsersResource::notFound);
    }

    private static Optional<String> given(@Nullable String parameter) {
        return Optional.ofNullable(parameter).filter(text -> !text.isEmpty());
    }

    private static RegistryException notFound() {
        return new RegistryException(ApiError.NOT_FOUND, "there is no such account; it may have been deleted");
    }
}
