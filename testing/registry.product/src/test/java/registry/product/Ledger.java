package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import registry.api.Digest;

/** What was sent to a registry and what it acknowledged, compared with what it shows. Thread-safe, its checks apart. */
final class Ledger {
    private final String packages;
    private final Map<String, Digest> attempted = new ConcurrentHashMap<>();
    private final Map<String, Digest> acknowledged = new ConcurrentHashMap<>();

    /** Seen and downloaded before; what is published never changes, so once is enough but in the end. */
    private final Map<String, Digest> seen = new HashMap<>();

    /** @param packages how the names of the packages begin that this is about */
    Ledger(String packages) {
        this.packages = packages;
    }

    void attempt(TestBundle bundle) {
        attempted.put(bundle.id(), bundle.digest());
    }

    void acknowledge(TestBundle bundle) {
        acknowledged.put(bundle.id(), bundle.digest());
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** How many of the attempts without an acknowledgement were carried out nevertheless, as far as was looked. */
    long unacknowledgedButThere() {
        return seen.keySet().stream()
                .filter(id -> !acknowledged.containsKey(id))
                .count();
    }

    /**
     * Everything acknowledged is there, everything that was there once is still there, and nothing else is but what was
     * sent, whole.
     */
    void check(Requests requests) throws IOException, InterruptedException {
        Map<String, Digest> expected = new HashMap<>(acknowledged);
        expected.putAll(seen);
        for (Map.Entry<String, String> version : listed(requests).entrySet()) {
            if (!seen.containsKey(version.getKey())) {
                seen.put(version.getKey(), download(requests, version.getValue()));
            }
        }
        assertThat(seen).as("everything acknowledged").containsAllEntriesOf(expected);
        assertThat(attempted).as("nothing but what was sent, whole").containsAllEntriesOf(seen);
    }

    /** As {@link #check}, with every byte downloaded anew. */
    void checkEverything(Requests requests) throws IOException, InterruptedException {
        Map<String, Digest> before = Map.copyOf(seen);
        seen.clear();
        check(requests);
        assertThat(seen).as("everything that was there before").containsAllEntriesOf(before);
    }

    /** The path of each version, by {@code name@version}. */
    private Map<String, String> listed(Requests requests) throws IOException, InterruptedException {
        Map<String, String> paths = new HashMap<>();
        for (JsonNode head : requests.json("/api/v2/bundles?fresh=1")) {
            String name = head.path("package").asText();
            if (name.startsWith(packages)) {
                for (JsonNode version : Replicas.versions(requests, name, "&fresh=1")) {
                    String number = version.path("appVersion").asText();
                    paths.put(name + "@" + number, name + "/" + number);
                }
            }
        }
        return paths;
    }

    private static Digest download(Requests requests, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> artifact = requests.get("/artifacts/" + path + "/" + path.replace('/', '-') + ".mpk");
        assertThat(artifact.statusCode()).as(path).isEqualTo(200);
        HttpResponse<byte[]> manifest = requests.get("/api/v2/bundles/" + path + "/manifest");
        assertThat(manifest.statusCode()).as("manifest of " + path).isEqualTo(200);
        return Digest.ofContent(artifact.body());
    }
}
