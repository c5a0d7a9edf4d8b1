package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.io.ByteArrayInputStream;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What visitors see of what is published. */
@HelidonTest
class VisitorPagesTest {
    private static final String[] BROWSER = {"Accept", "text/html"};

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

    @Test
    void findsByWordsTagAndAuthor() {
        publish(
                "com.visit.chess",
                "1.0.0",
                metadata -> metadata.putArray("tags").add("visitgame"));
        publish("com.visit.ledger", "1.0.0", metadata -> metadata.put("description", "Keeps accounts"));
        assertThat(page("/apps?q=KEEPS+acc"))
                .contains("/apps/com.visit.ledger")
                .doesNotContain("/apps/com.visit.chess");
        assertThat(page("/apps?tag=visitgame"))
                .contains("/apps/com.visit.chess")
                .doesNotContain("/apps/com.visit.ledger");
        assertThat(page("/apps?author=nobody")).contains("Nothing matches", "0 apps");
        assertThat(page("/apps?author=alice&sort=name")).contains("/apps/com.visit.chess", "/apps/com.visit.ledger");
    }

    @Test
    void findsByOrganizationAndNode() {
        publish("com.visit.old", "1.0.0", metadata -> {});
        registry.signedIn("POST", "/api/v2/orgs", "{\"name\":\"Visit Ltd\",\"slug\":\"visit-ltd\"}")
                .expect(201);
        registry.signedIn("POST", "/api/v2/orgs/visit-ltd/packages", "{\"package\":\"com.visit.old\"}")
                .expect(204);
        assertThat(page("/apps?org=visit-ltd")).contains("/apps/com.visit.old", "1 app<");
        assertThat(page("/apps?org=nobody&q=visit.old")).contains("Nothing matches");
        assertThat(page("/apps?q=visit.old&runtime=0.1.0")).contains("/apps/com.visit.old");
        assertThat(page("/apps?q=visit.old&runtime=0.0.9")).contains("Nothing matches");
        assertThat(page("/apps?q=visit.old&runtime=new")).contains("looks like 0.11.0", "/apps/com.visit.old");
    }

    @Test
    void drawsTheDownloadsOfTheLastWeeks() {
        publish("com.visit.drawn", "1.0.0", metadata -> {});
        registry.get("/artifacts/com.visit.drawn/1.0.0/com.visit.drawn-1.0.0.mpk")
                .expect(200);
        Awaitility.await()
                .untilAsserted(() -> assertThat(page("/apps/com.visit.drawn"))
                        .contains("1 fetched from here in the last 12 weeks", "height=\"32\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=x", "page=99999999999", "sort=loud", "verified=maybe", "q=%00", "tag=%F0"})
    void showsSomethingForEveryAddress(String query) {
        publish("com.visit.any", "1.0.0", metadata -> {});
        assertThat(registry.get("/apps?" + query, BROWSER).status()).isEqualTo(200);
    }

    @Test
    void leadsThroughPages() {
        for (int i = 0; i < 21; i++) {
            publish("com.pages.app" + (char) ('a' + i), "1.0.0", metadata -> {});
        }
        assertThat(page("/apps?q=com.pages&sort=name"))
                .contains("21 apps", "com.pages.appa", "aria-current=\"page\"", "page&#x3D;2")
                .doesNotContain("com.pages.appu");
        assertThat(page("/apps?q=com.pages&sort=name&page=2")).contains("com.pages.appu");
        assertThat(page("/apps?q=com.pages&page=3")).contains("There are not so many pages");
    }

    @Test
    void escapesWhatPublishersWrite() {
        publish(
                "com.visit.hostile",
                "1.0.0",
                metadata -> metadata.put("name", "<img src=x onerror=alert(1)>")
                        .put("description", "</p><script>alert(2)</script>"));
        for (String path :
                new String[] {"/", "/apps", "/apps/com.visit.hostile", "/apps/com.visit.hostile/1.0.0/trust"}) {
            assertThat(page(path)).as(path).doesNotContain("<img src=x", "<script>alert");
        }
    }

    @Test
    void showsEverySideOfAVersion() {
        publish("com.visit.sides", "1.0.0", metadata -> {});
        publish("com.visit.sides", "1.1.0", metadata -> {});
        assertThat(page("/apps/com.visit.sides"))
                .contains("Verified", "checks passed", "com.visit.sides-1.1.0.mpk", "calimero-registry download");
        assertThat(page("/apps/com.visit.sides/1.0.0")).contains("not the version that is offered");
        assertThat(page("/apps/com.visit.sides/1.0.0/versions"))
                .contains("/apps/com.visit.sides/1.1.0", "/apps/com.visit.sides/1.0.0", "Offered");
        assertThat(page("/apps/com.visit.sides/1.0.0/interface")).contains("method");
        assertThat(page("/apps/com.visit.sides/1.0.0/inside")).contains("code", "Imports", "Exports");
        assertThat(page("/apps/com.visit.sides/1.0.0/trust")).contains("did:key:", "ApplicationId", "Signature");
        assertThat(page("/apps/com.visit.sides/compare")).contains("The same key signed both");
    }

    @Test
    void warnsOfAYankedVersionAndSaysWhy() {
        publish("com.visit.yanked", "1.0.0", metadata -> {});
        publish("com.visit.yanked", "1.1.0", metadata -> {});
        registry.signedIn(
                "POST",
                "/api/v2/bundles/com.visit.yanked/1.1.0/yank",
                "{\"yanked\":true,\"reason\":\"<b>loses</b> data\"}");
        assertThat(page("/apps/com.visit.yanked")).contains(">1.0.0<").doesNotContain("was yanked");
        assertThat(page("/apps/com.visit.yanked/1.1.0"))
                .contains("This version was yanked", "&lt;b&gt;loses", "is offered instead");
        assertThat(page("/apps/com.visit.yanked/1.0.0/versions")).contains("Yanked", "&lt;b&gt;loses");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/apps/com.visit.none",
                "/apps/NOT A NAME",
                "/apps/com.visit.there/9.9.9",
                "/apps/com.visit.there/v1",
                "/apps/com.visit.there/1.0.0/icon.png",
                "/apps/com.visit.there/compare?from=0.0.1",
                "/developers/nobody"
            })
    void saysThatThereIsNothing(String path) {
        publish("com.visit.there", "1.0.0", metadata -> {});
        Reply reply = registry.get(path.replace(" ", "%20"), BROWSER);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).contains("<h1>Not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed.atom", "/apps/com.visit.feed/feed.atom", "/developers/alice/feed.atom"})
    void tellsReadersOfNewVersions(String path) throws Exception {
        publish("com.visit.feed", "1.0.0", metadata -> metadata.put("name", "A & B <c>"));
        Reply reply = registry.get(path);
        assertThat(reply.header("Content-Type").orElseThrow()).startsWith("application/atom+xml");
        Document feed =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(reply.body()));
        assertThat(feed.getDocumentElement().getTextContent())
                .contains("A & B <c> 1.0.0", "/apps/com.visit.feed/1.0.0");
    }

    @Test
    void listsWhoPublishes() {
        publish("com.visit.who", "1.0.0", metadata -> {});
        assertThat(page("/developers?name=ALI")).contains("/developers/alice");
        assertThat(page("/developers?name=zzz")).contains("Nobody of such a name");
        assertThat(page("/developers/alice")).contains("/apps/com.visit.who");
    }

    private String page(String path) {
        Reply reply = registry.get(path, BROWSER);
        assertThat(reply.status()).as(path).isEqualTo(200);
        return reply.text();
    }

    private void publish(String name, String version, Consumer<ObjectNode> metadata) {
        TestBundle bundle =
                TestBundle.of(name, version, manifest -> metadata.accept((ObjectNode) manifest.get("metadata")));
        assertThat(registry.pushFile(bundle.bytes()).status()).isEqualTo(201);
    }
}
