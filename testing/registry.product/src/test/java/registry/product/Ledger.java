package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import registry.api.Digest;

/** What was sent to a registry and what it acknowledged, compared with what it shows. Thread-safe, its checks apart. */
final class Ledger {
    private final String packages;
    private final Map<String, Digest> attempted = new ConcurrentHashMap<>();
    private final Map<String, Digest> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> attemptedYanks = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledgedYanks = ConcurrentHashMap.newKeySet();

    /** Seen and downloaded before; what is published never changes, so once is enough but in the end. */
    private final Map<String, Digest> seen = new HashMap<>();

    private final Set<String> seenYanked = new HashSet<>();

    /** The packages that something was sent for since the last check, and before it. */
    private final Set<String> recent = ConcurrentHashMap.newKeySet();

    private Set<String> before = Set.of();

    /** @param packages how the names of the packages begin that this is about */
    Ledger(String packages) {
        this.packages = packages;
    }

    void attempt(TestBundle bundle) {
        recent.add(bundle.name());
        attempted.put(bundle.id(), bundle.digest());
    }

    void acknowledge(TestBundle bundle) {
        acknowledged.put(bundle.id(), bundle.digest());
    }

    /** Nothing that was yanked is ever taken back. */
    void attemptYank(TestBundle bundle) {
        attemptedYanks.add(bundle.id());
    }

    void acknowledgeYank(TestBundle bundle) {
        acknowledgedYanks.add(bundle.id());
    }

    int acknowledged() {
        return acknowledged.size();
    }

    int acknowledgedYanks() {
        return acknowledgedYanks.size();
    }

    /** How many of the publishes without an acknowledgement were carried out nevertheless, as far as was looked. */
    long unacknowledgedButThere() {
        return seen.keySet().stream()
                .filter(id -> !acknowledged.containsKey(id))
                .count();
    }

    /**
     * Of the packages that something was sent for since the check before the last one: everything acknowledged is there,
     * everything that was there once is still there, and nothing else is but what was sent, whole.
     */
    void check(Requests requests) throws IOException, InterruptedException {
        Set<String> since = Set.copyOf(recent);
        recent.removeAll(since);
        Set<String> names = new HashSet<>(since);
        names.addAll(before);
        before = since;
        check(requests, names);
    }

    /** As {@link #check}, of all packages, with every byte downloaded anew. */
    void checkEverything(Requests requests) throws IOException, InterruptedException {
        Map<String, Digest> seenBefore = Map.copyOf(seen);
        seen.clear();
        Set<String> names = new HashSet<>();
        // A package of which everything is yanked is not listed by itself.
        attempted.keySet().forEach(id -> names.add(nameOf(id)));
        requests.json("/api/v2/bundles?fresh=1")
                .forEach(head -> names.add(head.path("package").asText()));
        names.removeIf(name -> !name.startsWith(packages));
        check(requests, names);
        assertThat(seen).as("everything that was there before").containsAllEntriesOf(seenBefore);
    }

    private void check(Requests requests, Set<String> names) throws IOException, InterruptedException {
        Map<String, Digest> expected = new HashMap<>(acknowledged);
        expected.putAll(seen);
        expected.keySet().removeIf(id -> !names.contains(nameOf(id)));
        Set<String> expectedYanks = new HashSet<>(acknowledgedYanks);
        expectedYanks.addAll(seenYanked);
        expectedYanks.removeIf(id -> !names.contains(nameOf(id)));
        Map<String, Listed> listed = listed(requests, names);
        for (Map.Entry<String, Listed> version : listed.entrySet()) {
            if (!seen.containsKey(version.getKey())) {
                seen.put(version.getKey(), download(requests, version.getValue().path()));
            }
            if (version.getValue().yanked()) {
                seenYanked.add(version.getKey());
            }
        }
        assertThat(listed.keySet()).as("everything acknowledged").containsAll(expected.keySet());
        assertThat(seen).as("the bytes that were acknowledged").containsAllEntriesOf(expected);
        assertThat(attempted).as("nothing but what was sent, whole").containsAllEntriesOf(seen);
        assertThat(expectedYanks)
                .as("every yank acknowledged")
                .allSatisfy(id -> assertThat(listed.get(id))
                        .as(id)
                        .extracting(Listed::yanked)
                        .isEqualTo(true));
        assertThat(attemptedYanks).as("nothing but what was yanked").containsAll(seenYanked);
    }

    /** A version as a registry shows it. */
    private record Listed(String path, boolean yanked) {}

    /** Every version of these packages, by {@code name@version}. */
    private static Map<String, Listed> listed(Requests requests, Set<String> names)
            throws IOException, InterruptedException {
        Map<String, Listed> versions = new HashMap<>();
        for (String name : names) {
            for (JsonNode version : Replicas.versions(requests, name, "&fresh=1")) {
                String number = version.path("appVersion").asText();
                boolean yanked = version.path("yanked").asBoolean();
                versions.put(name + "@" + number, new Listed(name + "/" + number, yanked));
            }
        }
        return versions;
    }

    private static String nameOf(String id) {
        return id.substring(0, id.indexOf('@'));
    }

    private static Digest download(Requests requests, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> artifact = requests.get("/artifacts/" + path + "/" + path.replace('/', '-') + ".mpk");
        assertThat(artifact.statusCode()).as(path).isEqualTo(200);
        HttpResponse<byte[]> manifest = requests.get("/api/v2/bundles/" + path + "/manifest");
        assertThat(manifest.statusCode()).as("manifest of " + path).isEqualTo(200);
        return Digest.ofContent(artifact.body());
    }
}
