package registry.web.rest.orgs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import registry.accounts.Actor;
import registry.api.PackageName;
import registry.orgs.Org;
import registry.orgs.OrgId;
import registry.orgs.Orgs;
import registry.orgs.Role;
import registry.web.http.Json;
import registry.web.http.WebError;
import registry.web.rest.JsonBody;
import registry.web.rest.JsonReply;

/** The organizations, by package or by member; and making a new one. */
@Path("api/v2/orgs")
public final class OrgsResource {
    private final OrgAccess access;
    private final Orgs orgs;
    private final Memberships memberships;
    private final OrgJson json;

    OrgsResource(OrgAccess access, Orgs orgs, Memberships memberships, OrgJson json) {
        this.access = access;
        this.orgs = orgs;
        this.memberships = memberships;
        this.json = json;
    }

    /**
     * {@code ?package=}: its organization, or {@code null}. {@code ?member=<e-mail or user name>}: an array of theirs,
     * as far as it is the caller's business. Neither: an empty array.
     */
    @GET
    public Response find(
            @QueryParam("package") @Nullable String packageName, @QueryParam("member") @Nullable String member) {
        if (packageName != null) {
            return JsonReply.secret(200, ofPackage(packageName));
        }
        return JsonReply.secret(200, member == null ? Json.array() : ofMember(member));
    }

    /** Body {@code {name, slug}}; 201. The caller is the first owner. */
    @POST
    public Response create(InputStream body) {
        Actor actor = access.manager();
        JsonBody wanted = JsonBody.read(body, WebError.BAD_REQUEST);
        Org org =
                Malformed.asBadRequest(() -> orgs.create(actor, OrgId.parse(wanted.text("slug")), wanted.text("name")));
        return JsonReply.secret(201, json.of(org, Optional.of(Role.OWNER)));
    }

    /** What cannot be a package's name belongs to nobody. */
    private JsonNode ofPackage(String name) {
        Optional<Org> org = PackageName.isValid(name) ? orgs.ofPackage(PackageName.parse(name)) : Optional.empty();
        return org.<JsonNode>map(found -> json.of(found, access.viewer(found).role()))
                .orElseGet(NullNode::getInstance);
    }

    private JsonNode ofMember(String name) {
        ArrayNode array = Json.array();
        memberships.of(name).forEach(membership -> array.add(json.of(membership.org(), membership.role())));
        return array;
    }
}
