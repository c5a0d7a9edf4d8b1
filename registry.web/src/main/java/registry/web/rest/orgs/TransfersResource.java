package registry.web.rest.orgs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import registry.orgs.Transfers;
import registry.web.http.Json;
import registry.web.rest.Access;
import registry.web.rest.JsonReply;

/** The offers that concern the caller. */
@Path("api/v2/transfers")
public final class TransfersResource {
    private final Access access;
    private final Transfers transfers;

    TransfersResource(Access access, Transfers transfers) {
        this.access = access;
        this.transfers = transfers;
    }

    /** {@code {"incoming":[…],"outgoing":[…]}}, by the packages' names. */
    @GET
    public Response list() {
        Transfers.Mine mine = transfers.mine(access.require());
        ObjectNode json = Json.object();
        json.set("incoming", array(mine.incoming()));
        json.set("outgoing", array(mine.outgoing()));
        return JsonReply.secret(200, json);
    }

    private static ArrayNode array(List<Transfers.Shown> offers) {
        ArrayNode array = Json.array();
        offers.forEach(offer -> array.add(TransferJson.of(offer)));
        return array;
    }
}
