package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@HelidonTest
class ListingTest {
    private static final String LIST = "/api/v2/bundles";

    @Inject
    private WebTarget target;

    private TestRegistry registry;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.unknown", "Not A Name", "..%2F..%2Fetc", "%00"})
    void answersAnEmptyArrayForWhatIsNotThere(String name) {
        Reply reply = registry.get(LIST + "?package=" + name.replace(" ", "%20"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("[]");
    }

    @Test
    void showsEachPackageOnceSortedByName() {
        registry.published("com.example.sort-b", "1.2.0");
        registry.published("com.example.sort-b", "1.10.0");
        registry.published("com.example.sort-a", "1.0.0");
        List<String> shown = registry.get(LIST).json().findValuesAsText("package");
        assertThat(shown).isSorted().doesNotHaveDuplicates().contains("com.example.sort-a", "com.example.sort-b");
        JsonNode found = registry.get(LIST + "?package=com.example.sort-b").json();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("appVersion").textValue()).isEqualTo("1.10.0");
    }

    @Test
    void mergesItsOwnFactsOverTheSignedManifest() {
        TestBundle bundle = registry.published("com.example.facts", "1.0.0");
        JsonNode element =
                registry.get(LIST + "?package=com.example.facts").json().get(0);
        assertThat(element.get("metadata").get("author").textValue()).isEqualTo("alice");
        assertThat(element.get("minRuntimeVersion").textValue()).isEqualTo("0.1.0");
        assertThat(element.get("min_runtime_version").textValue()).isEqualTo("0.1.0");
        assertThat(element.get("verified").isBoolean()).isTrue();
        assertThat(element.get("yanked").booleanValue()).isFalse();
        assertThat(element.get("downloads").isIntegralNumber()).isTrue();
        JsonNode signature = element.get("signature");
        assertThat(signature.get("pubkey")).isEqualTo(signature.get("publicKey"));
        assertThat(signature.get("sig")).isEqualTo(signature.get("signature"));
        assertThat(signature.get("alg").textValue()).isEqualTo("ed25519");
        assertThat(registry.get(LIST + "/com.example.facts/1.0.0").json()).isEqualTo(element);
        assertThat(registry.get(LIST + "/com.example.facts/1.0.0/manifest").body())
                .isEqualTo(bundle.manifestBytes());
    }

    @Test
    void listsAllVersionsNewestFirstWithTheirYanks() {
        for (String version : List.of("1.0.0", "1.1.0", "2.0.0-rc.1")) {
            registry.published("com.example.all", version);
        }
        Reply yank = registry.signedIn("POST", LIST + "/com.example.all/1.1.0/yank", "{\"yanked\":true}");
        assertThat(yank.text()).isEqualTo("{\"package\":\"com.example.all\",\"version\":\"1.1.0\",\"yanked\":true}");
        JsonNode all = registry.get(LIST + "?package=com.example.all&all_versions=true")
                .json();
        assertThat(all.findValuesAsText("appVersion")).containsExactly("2.0.0-rc.1", "1.1.0", "1.0.0");
        assertThat(all.findValues("yanked").stream().map(JsonNode::booleanValue))
                .containsExactly(false, true, false);
    }

    @Test
    void answersOneVersionAsAnArrayOrNotAtAll() {
        registry.published("com.example.one", "1.0.0");
        assertThat(registry.get(LIST + "?package=com.example.one&version=1.0.0").json())
                .hasSize(1);
        for (String path : List.of(
                LIST + "?package=com.example.one&version=9.9.9",
                LIST + "?package=com.example.one&version=latest",
                LIST + "/com.example.one/9.9.9",
                LIST + "/com.example.one/latest",
                LIST + "/com.example.one/9.9.9/manifest",
                LIST + "/%2e%2e/1.0.0")) {
            Reply reply = registry.get(path);
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.error()).isEqualTo("not_found");
            assertThat(reply.header("Cache-Control")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all_versions=true",
                "package=a.b&all_versions=true&developer=x",
                "package=a.b&all_versions=true&author=x",
                "limit=0",
                "limit=1001",
                "limit=ten",
                "sort=size",
                "verified=perhaps",
                "after=!!!"
            })
    void refusesMalformedQueriesAndLetsNobodyCacheThat(String query) {
        Reply reply = registry.get(LIST + "?" + query);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("invalid_params");
        assertThat(reply.header("Cache-Control")).isEmpty();
    }

    @Test
    void filtersAndSearches() {
        TestBundle bundle = registry.published("com.example.needle", "1.0.0");
        String key = bundle.manifest().get("signature").get("publicKey").textValue();
        for (String query : List.of(
                "developer=" + key, "author=alice", "q=NEEDLE", "tag=sample", "verified=false", "sort=updated")) {
            assertThat(registry.get(LIST + "?" + query).json().findValuesAsText("package"))
                    .as(query)
                    .contains("com.example.needle");
        }
        for (String query : List.of("developer=other", "author=other", "q=nowhere-to-be-found", "tag=other")) {
            assertThat(registry.get(LIST + "?" + query).text()).as(query).isEqualTo("[]");
        }
    }

    @Test
    void leadsFromPageToPage() {
        for (String name : List.of("a", "b", "c")) {
            registry.published("com.example.page-" + name, "1.0.0");
        }
        Reply page = registry.get(LIST + "?q=example.page-&limit=2");
        assertThat(page.json().findValuesAsText("package")).containsExactly("com.example.page-a", "com.example.page-b");
        String next = page.header("Link").orElseThrow();
        assertThat(next)
                .startsWith("<" + LIST + "?q=example.page-&limit=2&after=")
                .endsWith(">; rel=\"next\"");
        Reply last = registry.get(next.substring(1, next.indexOf('>')));
        assertThat(last.json().findValuesAsText("package")).containsExactly("com.example.page-c");
        assertThat(last.header("Link")).isEmpty();
    }

    @Test
    void tellsCachesWhatTheyMayDo() {
        String shared = "public, max-age=0, s-maxage=30, stale-while-revalidate=30";
        registry.published("com.example.cache", "1.0.0");
        for (String query : List.of("", "?package=com.example.cache", "?package=x.y", "?fresh=0")) {
            assertThat(registry.get(LIST + query).header("Cache-Control"))
                    .as(query)
                    .contains(shared);
        }
        for (String query : List.of("?fresh=1", "?fresh=true", "?package=com.example.cache&version=1.0.0&fresh=1")) {
            assertThat(registry.get(LIST + query).header("Cache-Control"))
                    .as(query)
                    .contains("no-store");
        }
    }

    @Test
    void sendsNothingTwice() {
        registry.published("com.example.etag", "1.0.0");
        for (String path : List.of(
                LIST + "?package=com.example.etag",
                LIST + "/com.example.etag/1.0.0",
                LIST + "/com.example.etag/1.0.0/manifest")) {
            String tag = registry.get(path).header("ETag").orElseThrow();
            for (String condition : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
                Reply again = registry.get(path, "If-None-Match", condition);
                assertThat(again.status()).as(path + " " + condition).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(again.header("ETag")).contains(tag);
            }
            assertThat(registry.get(path, "If-None-Match", "\"other\"").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void compressesOnRequest() throws IOException {
        registry.published("com.example.gzip", "1.0.0");
        Reply plain = registry.get(LIST + "?package=com.example.gzip");
        Reply packed = registry.get(LIST + "?package=com.example.gzip", "Accept-Encoding", "br, gzip;q=0.5");
        assertThat(packed.header("Content-Encoding")).contains("gzip");
        assertThat(packed.header("Vary")).contains("Accept-Encoding");
        assertThat(packed.header("ETag")).isPresent().isNotEqualTo(plain.header("ETag"));
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
        }
        assertThat(registry.get(LIST + "?package=com.example.gzip", "Accept-Encoding", "gzip;q=0")
                        .header("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void answersHeadWithTheHeadersOfGet() {
        registry.published("com.example.head", "1.0.0");
        for (String path : List.of(
                LIST + "?package=com.example.head",
                LIST + "?package=x.y",
                LIST + "/com.example.head/1.0.0",
                LIST + "/com.example.head/1.0.0/manifest")) {
            Reply get = registry.get(path);
            Reply head = registry.head(path);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            for (String name : List.of("Content-Length", "Content-Type", "ETag", "Cache-Control")) {
                assertThat(head.header(name)).as(path + " " + name).isEqualTo(get.header(name));
            }
        }
        assertThat(registry.head(LIST + "/com.example.head/9.9.9").status()).isEqualTo(404);
    }
}
