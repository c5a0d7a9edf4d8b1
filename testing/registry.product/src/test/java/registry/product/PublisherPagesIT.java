package registry.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody does who publishes, by mouse and from the keyboard. */
class PublisherPagesIT extends PageTestCase {
    /** Drops a file as a file manager does; Playwright has no hand for that. */
    private static final String DROP = """
            (form, [name, content]) => {
              const transfer = new DataTransfer();
              const bytes = Uint8Array.from(atob(content), character => character.charCodeAt(0));
              transfer.items.add(new File([bytes], name));
              for (const kind of ['dragenter', 'dragover', 'drop']) {
                form.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
              }
            }
            """;

    @ParameterizedTest
    @EnumSource
    void claimsAUserName(Hand hand) throws Exception {
        String name = name("claims", hand);
        Visitor visitor = person(name, "/my-packages");
        hand.fill(visitor, visitor.field("User name"), "-no-");
        hand.press(visitor, visitor.button("Set user name"));
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).isVisible();
        assertThat(visitor.field("User name")).hasValue("-no-");
        assertThat(visitor.field("User name")).hasAttribute("aria-invalid", "true");
        hand.fill(visitor, visitor.field("User name"), name);
        hand.press(visitor, visitor.button("Set user name"));
        assertThat(visitor.heading("Choose a user name")).hasCount(0);
        assertThat(visitor.heading("Nothing published yet")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void publishesAFileThatIsChosen(Hand hand) throws Exception {
        String name = name("chooses", hand);
        stage.signUp(name);
        TestBundle bundle = ShownApp.of("com.published." + name, "1.0.0", stage.key(), manifest -> {});
        Visitor visitor = person(name, "/upload");
        hand.choose(visitor, visitor.page().getByLabel("Bundle"), stage.file(bundle));
        hand.press(visitor, visitor.button("Check it"));
        assertThat(visitor.page().locator("#report")).containsText("a new package, which will be yours");
        assertThat(visitor.page().locator("#report")).isFocused();
        hand.press(visitor, visitor.button("Publish"));
        assertThat(visitor.page()).hasURL(Pattern.compile("/apps/com\\.published\\." + name + "/1\\.0\\.0"));
        assertThat(visitor.heading("Sample of com.published." + name)).isVisible();
    }

    @Test
    void publishesAFileThatIsDropped() throws Exception {
        stage.signUp("drops");
        TestBundle bundle = ShownApp.of("com.published.dropped", "1.0.0", stage.key(), manifest -> {});
        Visitor visitor = person("drops", "/upload");
        drop(visitor, bundle);
        assertThat(visitor.page().locator("#report")).containsText("com.published.dropped");
        visitor.button("Publish").click();
        assertThat(visitor.page()).hasURL(Pattern.compile("/apps/com\\.published\\.dropped/1\\.0\\.0"));
    }

    @Test
    void showsHowFarAnUploadIs() throws Exception {
        stage.signUp("waits");
        TestBundle bundle = TestBundle.create("com.published.large", "1.0.0", 20_000_000, stage.key());
        Visitor visitor = person("waits", "/upload");
        // The progress is over soon on this machine, so it is written down.
        visitor.page().evaluate("""
                        () => {
                          window.shown = [];
                          const bar = document.querySelector('form.drop progress');
                          new MutationObserver(() => { if (!bar.hidden) window.shown.push(bar.value); })
                            .observe(bar, { attributes: true });
                        }
                        """);
        visitor.page().getByLabel("Bundle").setInputFiles(stage.file(bundle));
        visitor.button("Check it").click();
        assertThat(visitor.page().locator("#report section")).isVisible();
        assertThat((List<?>) visitor.page().evaluate("window.shown")).isNotEmpty();
        assertThat(visitor.page().getByRole(AriaRole.PROGRESSBAR)).isHidden();
    }

    @ParameterizedTest
    @EnumSource
    void saysWhyABundleIsRefusedAndPublishesNothing(Hand hand) throws Exception {
        TestBundle bundle = ShownApp.tampered("com.published.tampered", "1.0.0", stage.key());
        Visitor visitor = person(PagesStage.GRACE, "/upload");
        hand.choose(visitor, visitor.page().getByLabel("Bundle"), stage.file(bundle));
        hand.press(visitor, visitor.button("Check it"));
        Locator report = visitor.page().locator("#report");
        assertThat(report.locator(".checks .bad").first()).isVisible();
        assertThat(visitor.button("Publish")).hasCount(0);
        visitor.open("/apps/com.published.tampered");
        assertThat(visitor.heading("Not found")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void yanksWithAReasonAndTakesItBack(Hand hand) throws Exception {
        String app = app("yanks", hand);
        Visitor visitor = person(name("yanks", hand), app + "/1.0.0/manage");
        hand.fill(visitor, visitor.field("Reason, for everybody to read"), "It loses <data>.");
        hand.press(visitor, visitor.button("Yank 1.0.0"));
        assertThat(visitor.page()).hasURL(Pattern.compile("/1\\.0\\.0(\\?.*)?$"));
        assertThat(visitor.page().getByRole(AriaRole.NOTE)).containsText("It loses <data>.");
        visitor.open(app + "/1.0.0/manage");
        hand.press(visitor, visitor.button("Offer 1.0.0 again"));
        assertThat(visitor.page().getByText("This version was yanked")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource
    void deletesWhatIsTypedAndNothingElse(Hand hand) throws Exception {
        String app = app("deletes", hand);
        String name = app.substring("/apps/".length());
        Visitor visitor = person(name("deletes", hand), app + "/1.0.0/manage");
        hand.fill(visitor, visitor.field("Type 1.0.0 to delete it"), "1.0.1");
        hand.press(visitor, visitor.button("Delete 1.0.0 for ever"));
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("Nothing was deleted");
        hand.fill(visitor, visitor.field("Type 1.0.0 to delete it"), "1.0.0");
        hand.press(visitor, visitor.button("Delete 1.0.0 for ever"));
        assertThat(visitor.page()).hasURL(stage.address() + app);
        visitor.open(app + "/1.1.0/manage");
        hand.fill(visitor, visitor.field("Type " + name + " to delete it"), name);
        hand.press(visitor, visitor.button("Delete " + name + " for ever"));
        assertThat(visitor.page()).hasURL(Pattern.compile("/my-packages$"));
        visitor.open(app);
        assertThat(visitor.heading("Not found")).isVisible();
    }

    private static void drop(Visitor visitor, TestBundle bundle) {
        visitor.page()
                .locator("form.drop")
                .evaluate(
                        DROP, List.of(bundle.id() + ".mpk", Base64.getEncoder().encodeToString(bundle.bytes())));
    }

    /** The page of an app with two versions that somebody new has published. */
    private String app(String what, Hand hand) throws IOException, InterruptedException {
        Account account = stage.signUp(name(what, hand));
        String name = "com.published." + name(what, hand);
        for (String version : List.of("1.0.0", "1.1.0")) {
            account.publish(ShownApp.of(name, version, stage.key(), manifest -> {}));
        }
        return "/apps/" + name;
    }
}
