package registry.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import registry.client.http.Address;
import registry.client.http.Answer;
import registry.client.http.Call;
import registry.client.http.Transport;
import registry.client.json.Json;
import registry.client.json.ServerJson;
import registry.client.server.FirstAdministrator;
import registry.client.server.HealthReport;
import registry.client.server.LifeSign;
import registry.client.server.Statistics;

/** The registry itself: set-up, health and totals. Needs no token. See {@link RegistryClient}. */
public final class ServerClient {
    private static final int UNAVAILABLE = 503;

    private final Transport transport;

    ServerClient(Transport transport) {
        this.transport = transport;
    }

    /** Asks whether the registry answers; quick. */
    public LifeSign ping() {
        return ServerJson.life(
                transport.send(Call.get(Address.of("api", "healthz"))).object());
    }

    /** How the registry is, and what is plugged in. A registry that is not well is an answer and no failure. */
    public HealthReport health() {
        return health(Address.of("health"));
    }

    /** Whether its process works. */
    public HealthReport live() {
        return health(Address.of("health", "live"));
    }

    /** Whether it can serve: whether its stores answer. */
    public HealthReport ready() {
        return health(Address.of("health", "ready"));
    }

    /** Whether it has started. */
    public HealthReport started() {
        return health(Address.of("health", "started"));
    }

    /** Totals over everything that is published. */
    public Statistics statistics() {
        return ServerJson.statistics(
                transport.send(Call.get(Address.of("api", "stats"))).object());
    }

    /** Numbers about its process, in the text format of Prometheus. */
    public String metrics() {
        return transport
                .send(Call.get(Address.of("metrics")).with("Accept", "text/plain"))
                .text();
    }

    /** The description of its API, OpenAPI 3 as JSON. */
    public String openApi() {
        Answer answer = transport.send(Call.get(Address.of("openapi")));
        return answer.object().json();
    }

    /** Turns the one-time set-up code of a new registry into its first administrator. */
    public FirstAdministrator setUp(String code, String email, String username) {
        ObjectNode body = Json.object("code", code).put("email", email).put("username", username);
        return ServerJson.administrator(
                transport.send(Call.post(Address.of("api", "setup"), body)).object());
    }

    private HealthReport health(Address address) {
        Answer answer = transport.send(Call.get(address).acceptingErrors());
        if (answer.status() >= 400 && answer.status() != UNAVAILABLE) {
            throw answer.refusal();
        }
        return ServerJson.health(answer.object());
    }
}
