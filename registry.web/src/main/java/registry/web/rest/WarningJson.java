package registry.web.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import registry.catalog.Warning;
import registry.web.http.Json;

/** What publishers and editors are warned of, as answers say it. */
final class WarningJson {
    private WarningJson() {}

    static ArrayNode of(List<Warning> warnings) {
        ArrayNode json = Json.array();
        for (Warning warning : warnings) {
            ObjectNode entry = json.addObject().put("code", warning.code()).put("message", warning.message());
            warning.facts().forEach(entry::put);
        }
        return json;
    }
}
