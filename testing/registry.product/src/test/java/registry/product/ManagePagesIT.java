package registry.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import registry.signing.manifest.ManifestSigner;

/** What publishers do with what they have published, by mouse and from the keyboard. */
class ManagePagesIT extends PageTestCase {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void editsWhatPeopleReadAndSignsIt(Hand hand) throws Exception {
        String owner = name("edits", hand);
        String app = app(stage.signUp(owner));
        Visitor visitor = person(owner, app);
        hand.press(visitor, visitor.link("Manage"));
        hand.press(visitor, visitor.link("Edit 1.0.0"));
        hand.fill(visitor, visitor.labelled("Name"), "Edited by hand");
        hand.fill(visitor, visitor.labelled("Tags"), "edited, signed");
        Download download =
                visitor.page().waitForDownload(() -> hand.press(visitor, visitor.button("Download manifest.json")));
        Path signed = folder.resolve("manifest.json");
        ObjectNode manifest = (ObjectNode) JSON.readTree(Files.readAllBytes(download.path()));
        Files.write(signed, ManifestSigner.signToBytes(manifest, stage.key()));
        hand.choose(visitor, visitor.page().getByLabel("Signed manifest"), signed);
        hand.press(visitor, visitor.button("Publish the edit"));
        assertThat(visitor.page()).hasURL(Pattern.compile(app.replace(".", "\\.") + "/1\\.0\\.0(\\?.*)?$"));
        visitor.open(app);
        assertThat(visitor.heading("Edited by hand")).isVisible();
        assertThat(visitor.link("signed")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnEditThatNobodySigned(Hand hand) throws Exception {
        String owner = name("forgets", hand);
        String app = app(stage.signUp(owner));
        Visitor visitor = person(owner, app + "/1.0.0/edit");
        hand.fill(visitor, visitor.labelled("Name"), "Never signed");
        Download download =
                visitor.page().waitForDownload(() -> hand.press(visitor, visitor.button("Download manifest.json")));
        Path unsigned = Files.copy(download.path(), folder.resolve("manifest.json"));
        hand.choose(visitor, visitor.page().getByLabel("Signed manifest"), unsigned);
        hand.press(visitor, visitor.button("Publish the edit"));
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).isVisible();
        visitor.open(app);
        assertThat(visitor.heading("Never signed")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource
    void saysWhichKeysMaySign(Hand hand) throws Exception {
        String owner = name("pins", hand);
        Visitor visitor = person(owner, app(stage.signUp(owner)) + "/1.0.0/manage");
        hand.pick(visitor, visitor.page().getByLabel("Only the keys below"));
        hand.fill(visitor, visitor.labelled("Keys"), "no key");
        hand.press(visitor, visitor.button("Set who signs"));
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).isVisible();
        assertThat(visitor.labelled("Keys")).hasValue("no key");
        hand.fill(visitor, visitor.labelled("Keys"), stage.key().signerId().toString());
        hand.press(visitor, visitor.button("Set who signs"));
        assertThat(visitor.page().getByText("This package allows one key.")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void handsAPackageOver(Hand hand) throws Exception {
        String giver = name("gives", hand);
        String taker = name("takes", hand);
        stage.signUp(taker);
        String app = app(stage.signUp(giver));
        String name = app.substring("/apps/".length());
        Visitor visitor = person(giver, app + "/1.0.0/manage");
        hand.fill(visitor, visitor.labelled("User name or e-mail address"), taker);
        hand.press(visitor, visitor.button("Offer it"));
        assertThat(visitor.page().getByText("It is offered to " + taker)).isVisible();

        Visitor recipient = person(taker, "/my-packages");
        hand.press(recipient, recipient.button("Accept " + name));
        assertThat(recipient.button("Accept " + name)).hasCount(0);
        assertThat(recipient.page().getByRole(AriaRole.TABLE)).containsText(name);
        visitor.open(app + "/1.0.0/manage");
        assertThat(visitor.heading("This is not allowed")).isVisible();
    }

    /** The page of an app that this account publishes. */
    private String app(Account owner) throws Exception {
        String name = "com.managed." + owner.name();
        owner.publish(ShownApp.of(name, "1.0.0", stage.key(), manifest -> {}));
        return "/apps/" + name;
    }
}
