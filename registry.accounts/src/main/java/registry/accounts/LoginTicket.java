package registry.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/**
 * What a browser takes along, sealed, when it is sent away to sign in.
 *
 * @param id random; a ticket is good for one sign-in
 * @param login the login it is for
 * @param returnPath where the browser goes on
 * @param state what the login needs to know again
 */
record LoginTicket(String id, String login, ReturnPath returnPath, String state) {
    private static final JsonMapper JSON = new JsonMapper();

    String encode() {
        return JSON.createObjectNode()
                .put("id", id)
                .put("login", login)
                .put("return", returnPath.text())
                .put("state", state)
                .toString();
    }

    /** Reads what {@link #encode} wrote; empty when an older or newer release wrote it otherwise. */
    static Optional<LoginTicket> decode(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return ReturnPath.parse(json.path("return").asText())
                    .map(path -> new LoginTicket(
                            json.path("id").asText(),
                            json.path("login").asText(),
                            path,
                            json.path("state").asText()))
                    .filter(ticket -> !ticket.id().isEmpty());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "ticket for the login '" + login + "'";
    }
}
