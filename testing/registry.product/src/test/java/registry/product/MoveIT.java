package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.Digest;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;

/** Moves one registry from store to store with the real programs, as the guide says. */
class MoveIT {
    private static final String KEPT = "com.example.kept";
    private static final String LISTING = "/api/v2/bundles?package=" + KEPT + "&all_versions=true&fresh=1";
    private static final int PAYLOAD = 600_000; // several chunks in Redis

    private final SigningKey key = SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());
    private String token = "";
    private Guest guest = new Guest("");
    private int minor;

    @TempDir
    private Path folder;

    /** What clients see of a registry. */
    private record View(
            JsonNode listing, Map<String, Digest> artifacts, JsonNode org, String owner, String guest, int entries) {
        private static final String DOWNLOADS = "downloads";

        /** What it must look like next: reading it counted the downloads. */
        View later() {
            JsonNode counted = listing.deepCopy();
            for (JsonNode version : counted) {
                ((ObjectNode) version).put(DOWNLOADS, version.path(DOWNLOADS).asInt() + artifacts.size());
            }
            return new View(counted, artifacts, org, owner, guest, entries);
        }
    }

    @Test
    void keepsEverythingFromFilesToRedisToAnotherRedisToFiles() throws Exception {
        try (Keeping one = new Keeping(Files.createDirectory(folder.resolve("redis-1")));
                Keeping other = new Keeping(Files.createDirectory(folder.resolve("redis-2")))) {
            Path data = folder.resolve("data");
            View view = fill(data);
            view = move(operator(Map.of("REGISTRY_DATA", data.toString())), operator(one.everything("first")), view);
            view = move(operator(one.everything("first")), operator(other.everything("second")), view);
            Operator files =
                    operator(Map.of("REGISTRY_DATA", folder.resolve("files").toString()));
            move(operator(other.everything("second")), files, view);
            // Where it came from is as it was left.
            assertThat(operator(one.everything("first")).run("admin", "fsck", "--offline"))
                    .contains("0 errors, 0 warnings");
        }
    }

    /** Blobs leave Redis while the records stay there, under another prefix. */
    @Test
    void takesBundlesOutOfRedis() throws Exception {
        try (Keeping redis = new Keeping(folder)) {
            View view = fill(folder.resolve("data"));
            Operator inRedis = operator(redis.everything("all"));
            view = move(operator(Map.of("REGISTRY_DATA", folder.resolve("data").toString())), inRedis, view);
            Map<String, String> split = new HashMap<>(redis.records("records"));
            split.put("REGISTRY_DATA", folder.resolve("bundles").toString());
            move(inRedis, operator(split), view);
            assertThat(folder.resolve("bundles/blobs/sha256")).isNotEmptyDirectory();
            assertThat(folder.resolve("bundles/metadata.db")).doesNotExist();
        }
    }

    @Test
    void refusesAStoreThatAServerUsesAndEndsAServerWhoseStoreIsReplaced() throws Exception {
        try (Keeping redis = new Keeping(folder)) {
            Path data = folder.resolve("data");
            fill(data);
            Operator files = operator(Map.of("REGISTRY_DATA", data.toString()));
            files.run("admin", "backup", "registry.tar", "--offline");
            Operator inRedis = operator(redis.everything("used"));
            try (ServerProcess server = ServerProcess.start(folder.resolve("own"), redis.everything("used"));
                    Requests requests = new Requests(server.url())) {
                assertThat(inRedis.ends(1, "admin", "restore", "registry.tar")).contains("not empty");
                assertThat(requests.json("/api/v2/bundles?fresh=1")).isEmpty();

                // Somebody empties the store and does not stop the server first.
                files.shell(0, "redis-cli -u " + redis.url() + " flushall");
                inRedis.run("admin", "restore", "registry.tar");
                assertServesAllOrEnds(server, requests);
            }
            try (ServerProcess server = ServerProcess.start(folder.resolve("own"), redis.everything("used"));
                    Requests requests = new Requests(server.url())) {
                assertThat(requests.json(LISTING)).hasSize(3);
            }
        }
    }

    /** Should it have missed the restore altogether, it serves what is there now, which is whole. */
    private static void assertServesAllOrEnds(ServerProcess server, Requests requests) {
        // One that is about to end answers no more; whether it then does end is seen in the next turn.
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    if (ProcessHandle.of(server.pid())
                            .filter(ProcessHandle::isAlive)
                            .isEmpty()) {
                        assertThat(server.output()).contains("Stop all servers before you restore");
                        return true;
                    }
                    return requests.json(LISTING).size() == 3;
                });
    }

    /** A registry with a bit of everything on files, looked at and stopped. */
    private View fill(Path data) throws Exception {
        try (ServerProcess server = ServerProcess.start(data, Map.of(), "--dev-login");
                Requests requests = new Requests(server.url())) {
            token = requests.setUp(server.setupCode());
            guest = Guest.signIn(server.url(), "guest@example.com");
            publish(requests);
            publish(requests);
            publish(requests);
            send(
                    requests,
                    "POST",
                    "/api/v2/bundles/" + KEPT + "/1.1.0/yank",
                    "{\"yanked\":true,\"reason\":\"broken\"}");
            send(requests, "POST", "/api/v2/orgs", "{\"slug\":\"team\",\"name\":\"Team\"}");
            return lastView(requests, server);
        }
    }

    /** What is seen until the server is stopped, which writes what it counted. */
    private View lastView(Requests requests, ServerProcess server) throws IOException, InterruptedException {
        View view = view(requests, server.url());
        server.stop();
        return view;
    }

    /** Backs up one store, restores into the other, compares both, and goes on there. */
    private View move(Operator from, Operator to, View before) throws Exception {
        String backup = "from-" + minor + ".tar";
        String again = "to-" + minor + ".tar";
        from.run("admin", "backup", backup, "--offline");
        assertThat(to.run("admin", "restore", backup)).contains("restored and compared");
        assertThat(to.run("admin", "fsck", "--offline")).contains("0 errors, 0 warnings");
        to.run("admin", "backup", again, "--offline");
        // Beside the comparison that the restore ends with: the same records, counters and bundles, by other programs.
        to.shell(0, "cmp <(" + sums(backup) + ") <(" + sums(again) + ")");
        to.shell(0, "cmp <(" + blobs(backup) + ") <(" + blobs(again) + ")");

        Path data = Path.of(to.environment()
                .getOrDefault("REGISTRY_DATA", folder.resolve("own").toString()));
        try (ServerProcess server = ServerProcess.start(data, to.environment());
                Requests requests = new Requests(server.url())) {
            View after = view(requests, server.url());
            assertThat(after).isEqualTo(before.later());
            String tag = tag(requests, "");
            assertThat(status(requests, tag)).isEqualTo(304);
            publish(requests);
            assertThat(status(requests, tag)).as("a tag of before the publish").isEqualTo(200);
            assertThat(requests.publish(bundle("1.0.1"), token).body())
                    .as("a version below the highest")
                    .contains("version_not_allowed");
            return lastView(requests, server);
        }
    }

    private static String sums(String backup) {
        return "tar -xOf " + backup + " checksums.json | grep -o '\"\\(records\\|counters\\)/[^,}]*' | sort";
    }

    private static String blobs(String backup) {
        return "tar -tf " + backup + " | grep blobs/ | sort";
    }

    private View view(Requests requests, URI url) throws IOException, InterruptedException {
        JsonNode listing = requests.json(LISTING);
        Map<String, Digest> artifacts = new TreeMap<>();
        for (JsonNode version : listing) {
            String number = version.path("appVersion").asText();
            HttpResponse<byte[]> artifact =
                    requests.get("/artifacts/" + KEPT + "/" + number + "/" + KEPT + "-" + number + ".mpk");
            assertThat(artifact.statusCode()).as(number + " at " + url).isEqualTo(200);
            artifacts.put(number, Digest.ofContent(artifact.body()));
        }
        return new View(
                listing,
                artifacts,
                requests.json("/api/v2/orgs/team"),
                send(requests, "GET", "/api/auth/me", ""),
                guest.whoAmI(requests),
                send(requests, "GET", "/api/admin/audit?action=version.publish", "")
                        .split("version.publish", -1)
                        .length);
    }

    private void publish(Requests requests) throws IOException, InterruptedException {
        minor++;
        HttpResponse<String> answer = requests.publish(bundle("1." + minor + ".0"), token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private TestBundle bundle(String version) {
        return TestBundle.create(KEPT, version, PAYLOAD, key);
    }

    private String send(Requests requests, String method, String path, String json)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = requests.change(method, path, json, token);
        assertThat(answer.statusCode())
                .as(path + ": " + answer.body())
                .isGreaterThanOrEqualTo(200)
                .isLessThan(300);
        return answer.body();
    }

    private static String tag(Requests requests, String known) throws IOException, InterruptedException {
        return conditional(requests, known).headers().firstValue("ETag").orElseThrow();
    }

    private static int status(Requests requests, String known) throws IOException, InterruptedException {
        return conditional(requests, known).statusCode();
    }

    private static HttpResponse<String> conditional(Requests requests, String known)
            throws IOException, InterruptedException {
        return requests.http()
                .send(requests.request(LISTING).header("If-None-Match", known).build(), BodyHandlers.ofString());
    }

    private Operator operator(Map<String, String> environment) {
        return new Operator(folder, environment);
    }
}
