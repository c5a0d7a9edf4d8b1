package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who may do what changes at all replicas with the next request, and what one began another one finishes. */
class ReplicaAccessIT extends ReplicaTestCase {
    private static final int ROUNDS = 10;
    private static final String ME = "/api/auth/me";
    private static final String REFRESH = "/api/auth/refresh";

    @Test
    void refusesARevokedTokenAtOnceEverywhere() throws Exception {
        try (SignedIn ada = signIn("revoker@example.com")) {
            for (int round = 0; round < ROUNDS; round++) {
                HttpResponse<String> made = ada.post(shared.url(0), "/api/auth/token", "{}");
                String token = SignedIn.json(made).path("token").asText();
                assertThat(other.status(ME, token)).isEqualTo(200);
                assertThat(one.status(ME, token)).isEqualTo(200);

                String id = SignedIn.json(made).path("tokenId").asText();
                assertThat(one.change("DELETE", "/api/auth/token/" + id, "", token)
                                .statusCode())
                        .isEqualTo(204);
                assertThat(other.status(ME, token)).isEqualTo(401);
                assertThat(one.status(ME, token)).isEqualTo(401);
            }
        }
    }

    @Test
    void suspendsAndReinstatesAtOnceEverywhere() throws Exception {
        try (SignedIn eve = signIn("eve@example.com")) {
            String token = eve.newToken(shared.url(1));
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(other.status(ME, token)).isEqualTo(200);
                administer("eve@example.com", "suspend");
                assertThat(other.status(ME, token)).isEqualTo(403);
                administer("eve@example.com", "unsuspend");
            }
            assertThat(eve.get(shared.url(1), ME).statusCode())
                    .as("sessions end with a suspension for good")
                    .isEqualTo(401);
        }
    }

    @Test
    void refusesAMemberWhoWasRemovedAtOnceEverywhere() throws Exception {
        created(one.change("POST", "/api/v2/orgs", "{\"name\":\"Team\",\"slug\":\"team\"}", shared.token()));
        created(one.publish(bundle("com.example.team", 0), shared.token()));
        done(one.change("POST", "/api/v2/orgs/team/packages", "{\"package\":\"com.example.team\"}", shared.token()));
        try (SignedIn grace = signIn("member@example.com")) {
            String token = grace.newToken(shared.url(0));
            String member = "{\"email\":\"member@example.com\"}";
            for (int round = 1; round <= ROUNDS; round++) {
                done(one.change("POST", "/api/v2/orgs/team/members", member, shared.token()));
                created(other.publish(bundle("com.example.team", 2 * round), token));
                done(one.change("DELETE", "/api/v2/orgs/team/members/member@example.com", "", shared.token()));
                assertThat(other.publish(bundle("com.example.team", 2 * round + 1), token)
                                .statusCode())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void finishesSignInsAndSessionsThatBeganElsewhere() throws Exception {
        try (SignedIn alan = shared.signIn("alan@example.com", shared.url(0), shared.url(1))) {
            for (URI replica : List.of(shared.url(0), shared.url(1), shared.url(), shared.url())) {
                assertThat(SignedIn.json(alan.get(replica, ME))
                                .at("/user/email")
                                .asText())
                        .isEqualTo("alan@example.com");
                assertThat(alan.post(replica, REFRESH, "").statusCode()).isEqualTo(200);
            }
            String kept = alan.cookieHeader();
            assertThat(alan.post(shared.url(0), "/api/auth/logout", "").statusCode())
                    .isEqualTo(204);
            assertThat(beside(kept, shared.url(1), "GET", ME).join().statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void exchangesARefreshTokenOnceHoweverManyReplicasAreAsked() throws Exception {
        try (SignedIn ada = signIn("windows@example.com")) {
            for (int round = 0; round < ROUNDS; round++) {
                String held = ada.cookieHeader();
                List<CompletableFuture<HttpResponse<String>>> race = IntStream.range(0, 6)
                        .mapToObj(i -> beside(held, shared.url(i % 2), "POST", REFRESH))
                        .toList();
                List<HttpResponse<String>> answers = new ArrayList<>();
                race.forEach(answer -> answers.add(answer.join()));
                List<HttpResponse<String>> winners = answers.stream()
                        .filter(answer -> answer.statusCode() == 200)
                        .toList();
                assertThat(winners).as("of %s", answers).hasSize(1);
                assertThat(answers)
                        .filteredOn(answer -> answer.statusCode() == 401)
                        .hasSize(5);
                ada.keep(winners.getFirst());
                assertThat(ada.get(shared.url(round % 2), ME).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void spendsASignInOnceHoweverManyReplicasAreAsked() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(shared.raceSignIn("racer@example.com")).isEqualTo(1);
        }
    }

    private SignedIn signIn(String email) throws IOException, InterruptedException {
        return shared.signIn(email, shared.url(1), shared.url(0));
    }

    private void administer(String email, String action) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                one.change("PATCH", "/api/admin/users/" + email, "{\"action\":\"" + action + "\"}", shared.token());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private TestBundle bundle(String name, int minor) {
        return TestBundle.create(name, "1." + minor + ".0", 1_000, key);
    }

    private static void created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    /** A request with these cookies, whatever becomes of the browser's. */
    private CompletableFuture<HttpResponse<String>> beside(String cookies, URI replica, String method, String path) {
        HttpClient http = HttpClient.newHttpClient();
        return http.sendAsync(
                        HttpRequest.newBuilder(replica.resolve(path))
                                .timeout(Duration.ofMinutes(1))
                                .header("Cookie", cookies)
                                .header("Origin", shared.url().toString())
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString())
                .whenComplete((answer, failure) -> http.shutdown());
    }
}
