package registry.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages in browsers that run no scripts, on paper, and for people whom motion makes ill. */
class PlainPagesIT extends PageTestCase {
    private static final String APP = "/apps/com.example.kv-store";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/apps",
                "/apps?q=store&sort=name",
                APP,
                APP + "/1.0.0",
                APP + "/1.1.0/versions",
                APP + "/1.1.0/interface",
                APP + "/1.1.0/inside",
                APP + "/1.1.0/trust",
                APP + "/compare",
                "/developers",
                "/developers/grace",
                "/orgs",
                "/orgs/northwind",
                "/orgs/northwind/members",
                "/docs",
                "/docs/signing",
                "/docs/search?q=key",
                "/upload",
                "/login"
            })
    void canBeReadWithoutScripts(String path) {
        Visitor visitor = withoutScripts(path);
        assertThat(visitor.page().locator("h1")).isVisible();
        assertThat(visitor.page().locator("html")).not().hasClass(Pattern.compile("scripts"));
        for (Locator copy : visitor.page().locator("[data-copy]").all()) {
            assertThat(copy).isHidden();
        }
    }

    @Test
    void findsAndComparesWithoutScripts() {
        Visitor visitor = withoutScripts("/");
        visitor.page().getByLabel("Search apps").fill("kv-store");
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.page().locator("#results .row")).hasCount(1);
        visitor.link("Key-Value Store").click();
        visitor.page().locator(".seal summary").click();
        assertThat(visitor.page().locator(".seal").getByText("Signature").first())
                .isVisible();
        visitor.open(APP + "/compare");
        visitor.page().getByLabel("Older").selectOption("1.0.0");
        visitor.button("Compare").click();
        assertThat(visitor.page().locator(".verdict")).isVisible();
        visitor.button("Dark").click();
        assertThat(visitor.page().locator("html")).hasAttribute("data-theme", "dark");
    }

    @Test
    void publishesWithoutScripts() throws Exception {
        stage.signUp("plain");
        TestBundle bundle = ShownApp.of("com.published.plainly", "1.0.0", stage.key(), manifest -> {});
        Visitor visitor = person("plain", "/upload", options -> options.setJavaScriptEnabled(false));
        visitor.page().getByLabel("Bundle").setInputFiles(stage.file(bundle));
        visitor.button("Check it").click();
        assertThat(visitor.page().locator("#report")).containsText("a new package, which will be yours");
        assertThat(visitor.page().getByText("Choose the file once more")).isVisible();
        visitor.page().getByLabel("Bundle").setInputFiles(stage.file(bundle));
        visitor.button("Publish").click();
        assertThat(visitor.page()).hasURL(Pattern.compile("/apps/com\\.published\\.plainly/1\\.0\\.0"));
        visitor.page().locator("details.menu summary").click();
        visitor.button("Sign out").click();
        assertThat(visitor.page()).hasURL(Pattern.compile("/login$"));
    }

    @Test
    void printsWhatIsToBeReadAndNoMore() {
        Visitor visitor = stranger(APP);
        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(visitor.heading("Key-Value Store")).isVisible();
        assertThat(visitor.page().locator("aside.rail")).isVisible();
        for (String part : List.of("header.bar nav", "footer", "header form", ".copy button")) {
            assertThat(visitor.page().locator(part).first()).isHidden();
        }
        assertThat(visitor.page().pdf()).isNotEmpty();
    }

    @Test
    void movesNothingForWhomeverMotionMakesIll() {
        Visitor visitor = stranger("/docs/signing", options -> options.setReducedMotion(ReducedMotion.REDUCE));
        assertThat(visitor.page().locator("html")).hasCSS("scroll-behavior", "auto");
        assertThat((List<?>) visitor.page().evaluate("document.getAnimations()"))
                .isEmpty();
        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        assertThat(visitor.page().locator("html")).hasCSS("scroll-behavior", "smooth");
    }

    private Visitor withoutScripts(String path) {
        return stranger(path, options -> options.setJavaScriptEnabled(false));
    }
}
