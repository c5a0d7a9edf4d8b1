package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;
import registry.web.http.Json;

/** What publishers do on the pages. */
@HelidonTest
class PublisherPagesTest {
    private static final SigningKey KEY = TestBundle.newKey();

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
    void editsByAManifestThatItsEditorSigns() {
        TestPerson ada = publisher("ada-edits");
        String version = publish(ada, "com.edits.app", "1.0.0");
        assertThat(ada.page(version).text()).contains(version + "/manage");
        assertThat(ada.page(version + "/edit").expect(200).text())
                .contains("value=\"Sample of com.edits.app\"", "Download manifest.json");

        Reply handedOut = ada.form(
                        version + "/edit/manifest",
                        "name",
                        "A \"better\" name",
                        "description",
                        "One.\r\n\r\nTwo.",
                        "tags",
                        "chat, privacy,chat,",
                        "docs",
                        "https://docs.example.com/a?b=c")
                .expect(200);
        assertThat(handedOut.header("Content-Disposition")).contains("attachment; filename=\"manifest.json\"");
        assertThat(handedOut.header("Cache-Control")).contains("no-store");
        ObjectNode manifest = (ObjectNode) handedOut.json();
        assertThat(manifest.has("signature")).isFalse();
        assertThat(manifest.path("metadata").path("description").textValue()).isEqualTo("One.\n\nTwo.");
        assertThat(manifest.path("metadata").path("tags").toString()).isEqualTo("[\"chat\",\"privacy\"]");

        Reply unsigned = ada.file(version + "/edit", "manifest.json", Json.bytes(manifest));
        assertThat(unsigned.status()).isEqualTo(400);
        assertThat(unsigned.text()).contains("role=\"alert\"", "no signature");

        byte[] signed = Json.bytes(ManifestSigner.sign(manifest, KEY));
        assertThat(ada.file(version + "/edit", "manifest.json", signed)
                        .expect(303)
                        .header("Location"))
                .contains(version + "?done=edited");
        assertThat(ada.page(version).text())
                .contains("A &quot;better&quot; name", "<p>One.</p>", "<p>Two.</p>", "Description edited")
                .contains("https://docs.example.com/a?b&#x3D;c");
        assertThat(ada.page(version + "/edit").text()).contains("value=\"chat, privacy\"");
    }

    @ParameterizedTest
    @CsvSource({
        "github, javascript:alert(1), http",
        "name, '', etadata.name",
        "tags, 'a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u', 20 tags"
    })
    void keepsWhatWasTypedWhenAnEditBreaksARule(String field, String value, String problem) {
        TestPerson ada = publisher("ada-breaks-" + field);
        String version = publish(ada, "com.breaks." + field, "1.0.0");
        String[] fields = {"name", "Kept", "description", "Typed <text>", field, value};
        Reply page =
                ada.form(version + "/edit/manifest", withoutEarlier(fields)).expect(400);
        assertThat(page.text()).contains(problem, "Typed &lt;text&gt;", "role=\"alert\"");
    }

    @Test
    void handsOutNothingThatIsAsPublished() {
        TestPerson ada = publisher("ada-same");
        String version = publish(ada, "com.same.app", "1.0.0");
        ada.form(version + "/edit/manifest", "name", "Other", "license", "MIT").expect(200);
        assertThat(ada.form(version + "/edit/manifest", asPublished("com.same.app"))
                        .expect(400)
                        .text())
                .contains("change a field first");
    }

    @Test
    void refusesFilesThatAreNoSignedManifest() {
        TestPerson ada = publisher("ada-files");
        String version = publish(ada, "com.files.app", "1.0.0");
        byte[] garbage = "no JSON".getBytes(StandardCharsets.UTF_8);
        assertThat(ada.file(version + "/edit", "manifest.json", garbage)
                        .expect(400)
                        .text())
                .contains("role=\"alert\"");
        assertThat(ada.file(version + "/edit", "app.mpk", garbage).expect(400).text())
                .contains("must end in .json");
        assertThat(ada.file(version + "/edit", "manifest.json", new byte[0])
                        .expect(400)
                        .text())
                .contains("role=\"alert\"");
        assertThat(ada.file(version + "/edit", "manifest.json", new byte[1_050_000])
                        .status())
                .isBetween(400, 413);
        TestPerson eve = publisher("eve-files");
        eve.page(version + "/edit").expect(403);
        eve.page(version + "/manage").expect(403);
        assertThat(eve.page(version).text()).doesNotContain("/manage");
    }

    @Test
    void saysWhoSigns() {
        TestPerson ada = publisher("ada-signers");
        String version = publish(ada, "com.signers.app", "1.0.0");
        assertThat(ada.page(version + "/manage").text()).contains("This registry allows any key.");
        ada.form(version + "/signers", "policy", "pinned", "signers", "").expect(303);
        assertThat(ada.page(version + "/manage").text())
                .contains("This package allows the key that signed the highest version.");
        assertThat(ada.form(version + "/signers", "policy", "list", "signers", "did:key:zNONE")
                        .expect(400)
                        .text())
                .contains("did:key:zNONE</textarea>", "role=\"alert\"");
        String key = KEY.signerId().value();
        ada.form(version + "/signers", "policy", "list", "signers", key + "\r\n")
                .expect(303);
        assertThat(ada.page(version + "/manage").text()).contains("This package allows one key.", key);
        ada.form(version + "/signers", "policy", "", "signers", key).expect(303);
        assertThat(ada.page(version + "/manage").text()).contains("This registry allows any key.");
    }

    @Test
    void handsAPackageOver() {
        TestPerson ada = publisher("ada-over");
        TestPerson bob = publisher("bob-over");
        String version = publish(ada, "com.over.app", "1.0.0");
        assertThat(ada.form(version + "/offer", "recipient", "nobody-at-all")
                        .expect(404)
                        .text())
                .contains("value=\"nobody-at-all\"", "role=\"alert\"");
        ada.form(version + "/offer", "recipient", "bob-over").expect(303);
        assertThat(ada.page(version + "/manage").text()).contains("offered to <strong>bob-over");
        assertThat(bob.page("/my-packages").text()).contains("ada-over hands", "com.over.app");
        bob.form("/my-packages/com.over.app/decline").expect(303);
        assertThat(bob.page("/my-packages").text()).doesNotContain("com.over.app");
        bob.form("/my-packages/com.over.app/accept").expect(404);

        ada.form(version + "/offer", "recipient", "bob-over").expect(303);
        ada.form(version + "/withdraw-offer").expect(303);
        ada.form(version + "/withdraw-offer").expect(404);
        ada.form(version + "/offer", "recipient", "bob-over").expect(303);
        bob.form("/my-packages/com.over.app/accept").expect(303);
        assertThat(bob.page("/my-packages").text()).contains("yours", version + "/manage");
        ada.page(version + "/manage").expect(403);
    }

    @Test
    void linksAPackageToAnOrganization() {
        TestPerson ada = publisher("ada-links");
        ada.form("/orgs/new", "name", "Link Ltd", "slug", "link-ltd").expect(303);
        String version = publish(ada, "com.links.app", "1.0.0");
        assertThat(ada.page(version + "/manage").text()).contains("value=\"link-ltd\"");
        ada.form(version + "/link", "org", "").expect(404);
        ada.form(version + "/link", "org", "link-ltd").expect(303);
        assertThat(ada.page(version + "/manage").text()).contains("Unlink it from Link Ltd");
        TestPerson bob = publisher("bob-links");
        ada.form("/orgs/link-ltd/members", "name", "bob-links", "role", "member")
                .expect(303);
        assertThat(bob.page("/my-packages").text()).contains("com.links.app", "Link Ltd");
        assertThat(bob.page(version + "/manage").text()).contains("/edit").doesNotContain("Danger zone", "Yank it");
        ada.form(version + "/unlink").expect(303);
        assertThat(bob.page("/my-packages").text()).doesNotContain("com.links.app");
    }

    @Test
    void yanksWithAReasonAndTakesItBack() {
        TestPerson ada = publisher("ada-yanks");
        String version = publish(ada, "com.yanks.app", "1.0.0");
        ada.form(version + "/yank", "yanked", "true", "reason", "<i>broken</i>").expect(303);
        assertThat(ada.page(version).text()).contains("was yanked", "&lt;i&gt;broken");
        assertThat(ada.form(version + "/yank", "yanked", "true", "reason", "x".repeat(501))
                        .expect(400)
                        .text())
                .contains("role=\"alert\"");
        ada.form(version + "/yank", "yanked", "false").expect(303);
        assertThat(ada.page(version).text()).doesNotContain("was yanked");
    }

    @Test
    void deletesOnlyWhatWasTyped() {
        TestPerson ada = publisher("ada-deletes");
        publish(ada, "com.deletes.app", "1.0.0");
        String version = publish(ada, "com.deletes.app", "1.1.0");
        assertThat(ada.form(version + "/delete", "confirm", "1.0.0").expect(400).text())
                .contains("Nothing was deleted");
        assertThat(ada.form(version + "/delete-package", "confirm", "com.deletes")
                        .expect(400)
                        .text())
                .contains("Nothing was deleted");
        assertThat(ada.form(version + "/delete", "confirm", " 1.1.0 ")
                        .expect(303)
                        .header("Location"))
                .contains("/apps/com.deletes.app?done=version-deleted");
        ada.page(version).expect(404);
        String other = "/apps/com.deletes.app/1.0.0";
        assertThat(ada.form(other + "/delete-package", "confirm", "com.deletes.app")
                        .expect(303)
                        .header("Location"))
                .contains("/my-packages?done=package-deleted");
        ada.page(other).expect(404);
    }

    @Test
    void checksABundleBeforeItIsPublished() {
        TestPerson ada = publisher("ada-checks");
        TestBundle bundle = TestBundle.of("com.checks.app", "1.0.0");
        assertThat(ada.file("/upload/check", "app.mpk", bundle.bytes())
                        .expect(200)
                        .text())
                .contains("It passes every check", "a new package", "Signature valid");
        ada.page("/apps/com.checks.app").expect(404);
        assertThat(ada.file("/upload/publish", "app.mpk", bundle.bytes())
                        .expect(303)
                        .header("Location"))
                .contains("/apps/com.checks.app/1.0.0?done=published");
        assertThat(ada.file("/upload/check", "app.mpk", bundle.bytes()).text()).contains("published already");
        TestPerson eve = publisher("eve-checks");
        TestBundle taken = TestBundle.of("com.checks.app", "1.1.0");
        assertThat(eve.file("/upload/check", "app.mpk", taken.bytes())
                        .expect(200)
                        .text())
                .contains("It cannot be published");
        assertThat(eve.file("/upload/publish", "app.mpk", taken.bytes())
                        .expect(403)
                        .text())
                .contains("It was not published");
        byte[] unsigned = TestBundle.unsigned("com.checks.other", "1.0.0").bytes();
        assertThat(eve.file("/upload/check", "app.mpk", unsigned).expect(200).text())
                .contains("It cannot be published", "no signature");
        assertThat(eve.file("/upload/publish", "app.mpk", unsigned).expect(400).text())
                .contains("no signature");
        assertThat(eve.file("/upload/check", "app.zip", unsigned).expect(400).text())
                .contains("must end in .mpk");
    }

    @Test
    void offersOnlyRightsThatOneHas() {
        TestPerson ada = publisher("ada-rights");
        assertThat(ada.page("/account/tokens").text())
                .contains("value=\"publish\"", "value=\"delete\"")
                .doesNotContain("value=\"admin\"");
        assertThat(registry.get("/account/tokens", "Authorization", "Bearer " + registry.token())
                        .text())
                .contains("value=\"admin\"");
        Reply made = ada.form(
                        "/account/tokens", "label", "CI", "scope", "publish", "packages", "com.rights.*", "days", "30")
                .expect(201);
        assertThat(made.text()).contains("shown this once", "config set api-key crt_");
    }

    private TestPerson publisher(String name) {
        return TestPerson.of(registry, name).with(TokenRequest.of("pages", Scope.ALL));
    }

    /** The address of the version. */
    private static String publish(TestPerson person, String name, String version) {
        person.push(TestBundle.of(name, version)).expect(201);
        return "/apps/" + name + "/" + version;
    }

    private static String[] asPublished(String name) {
        JsonNode metadata = TestBundle.of(name, "1.0.0").manifest().path("metadata");
        List<String> tags =
                metadata.path("tags").valueStream().map(JsonNode::asText).toList();
        return new String[] {
            "name", "Sample of " + name,
            "description", metadata.path("description").asText(),
            "license", metadata.path("license").asText(),
            "tags", String.join(" , ", tags)
        };
    }

    /** A form sends a field once. */
    private static String[] withoutEarlier(String[] fields) {
        if (fields[4].equals("name")) {
            return new String[] {"name", fields[5], "description", fields[3]};
        }
        return fields;
    }
}
