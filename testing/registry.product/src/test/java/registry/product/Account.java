package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Somebody with an account at a server, acting by an API token as a command line does. Thread-safe. */
final class Account {
    private static final JsonMapper JSON = new JsonMapper();

    private final Requests requests;
    private final String name;
    private final String token;

    private Account(Requests requests, String name, String token) {
        this.requests = requests;
        this.name = name;
        this.token = token;
    }

    /** An answer, read to its end. */
    record Answer(int status, JsonNode json) {
        /** That it is a refusal for this reason. */
        void assertRefused(String error) {
            assertThat(status).as(json.toString()).isEqualTo(403);
            assertThat(json.path("error").asText()).isEqualTo(error);
        }
    }

    /** Signs in with a browser at the development issuer, chooses a user name and makes a token, which is used then. */
    static Account signUp(URI registry, Requests requests, String name) throws IOException, InterruptedException {
        try (BrowserSignIn browser = BrowserSignIn.at(registry, name + "@example.com")) {
            browser.post("/api/auth/username", "{\"username\":\"" + name + "\"}", 200);
            String token = browser.post("/api/auth/token", "{\"label\":\"scenario\"}", 201)
                    .path("token")
                    .asText();
            return new Account(requests, name, token);
        }
    }

    String name() {
        return name;
    }

    String email() {
        return name + "@example.com";
    }

    /** The slugs of the organizations of this account. */
    List<String> orgs() throws IOException, InterruptedException {
        return get("/api/v2/orgs?member=" + email()).json().findValuesAsText("id");
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    Answer post(String path, String json) throws IOException, InterruptedException {
        return send("POST", path, json);
    }

    Answer patch(String path, String json) throws IOException, InterruptedException {
        return send("PATCH", path, json);
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "");
    }

    Answer publish(TestBundle bundle) throws IOException, InterruptedException {
        return answer(requests.publish(bundle, token));
    }

    private Answer send(String method, String path, String json) throws IOException, InterruptedException {
        HttpRequest request = requests.request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json))
                .build();
        return answer(requests.http().send(request, BodyHandlers.ofString()));
    }

    private static Answer answer(HttpResponse<String> response) throws IOException {
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}
