package registry.web.rest.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.stream.Stream;
import registry.accounts.Account;
import registry.orgs.Member;
import registry.orgs.Org;
import registry.orgs.Organizations;
import registry.web.http.Json;
import registry.web.rest.Access;

/** The bots of all organizations, for administrators. As accounts they are changed among the others. */
@Path("api/admin/bots")
public final class AdminBotsResource {
    private static final Comparator<Member> BY_NAME =
            Comparator.comparing(bot -> bot.account().displayName());

    private final Access access;
    private final Organizations organizations;

    /** Reads {@code organizations}. */
    public AdminBotsResource(Access access, Organizations organizations) {
        this.access = access;
        this.organizations = organizations;
    }

    /** {@code {"bots":[…]}} by organization and name. */
    @GET
    public Response list() {
        access.requireAdministrator();
        return AdminReply.list("bots", organizations.orgs().all().flatMap(this::bots));
    }

    private Stream<ObjectNode> bots(Org org) {
        return organizations.bots().list(org.id()).stream().sorted(BY_NAME).map(bot -> json(org, bot));
    }

    private static ObjectNode json(Org org, Member bot) {
        Account account = bot.account();
        return Json.object()
                .put("id", account.id().value())
                .put("name", account.displayName())
                .put("org", org.id().value())
                .put("email", account.email())
                .put("suspended", account.isSuspended())
                .put("createdAt", bot.since().toString());
    }
}
