package registry.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import registry.api.RegistryException;

/**
 * What a program carries, sealed, from the browser of the person who allowed it back to the registry.
 *
 * @param id random; a ticket is good for one token
 * @param session the person's session
 * @param request what was allowed
 */
record ProgramTicket(String id, String session, ProgramRequest request) {
    private static final JsonMapper JSON = new JsonMapper();

    String encode() {
        ObjectNode json = JSON.createObjectNode()
                .put("id", id)
                .put("session", session)
                .put("label", request.label())
                .put("challenge", request.challenge());
        Scope.ids(request.scopes()).forEach(json.putArray("scopes")::add);
        return json.toString();
    }

    /** Reads what {@link #encode} wrote; empty when an older or newer release wrote it otherwise. */
    static Optional<ProgramTicket> decode(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            Set<Scope> scopes = new LinkedHashSet<>();
            for (JsonNode name : json.path("scopes")) {
                Optional<Scope> scope = Scope.tryParse(name.asText());
                if (scope.isEmpty()) {
                    return Optional.empty();
                }
                scopes.add(scope.get());
            }
            ProgramRequest request = new ProgramRequest(
                    json.path("label").asText(), scopes, json.path("challenge").asText());
            return Optional.of(new ProgramTicket(
                            json.path("id").asText(), json.path("session").asText(), request))
                    .filter(ticket -> !ticket.id().isEmpty());
        } catch (JsonProcessingException | RegistryException e) {
            return Optional.empty();
        }
    }
}
