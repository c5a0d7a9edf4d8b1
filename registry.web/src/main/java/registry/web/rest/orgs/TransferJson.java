package registry.web.rest.orgs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import registry.orgs.Transfers;
import registry.web.http.Json;

/** Offers as those see them whom they concern. */
final class TransferJson {
    private TransferJson() {}

    static ObjectNode of(Transfers.Shown offer) {
        return Json.object()
                .put("package", offer.name().value())
                .put("from", offer.from())
                .put("to", offer.to())
                .put("createdAt", offer.createdAt().toString())
                .put("expiresAt", offer.expiresAt().toString());
    }
}
