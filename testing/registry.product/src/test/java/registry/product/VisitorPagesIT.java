package registry.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody does without an account, by mouse and from the keyboard. */
class VisitorPagesIT extends PageTestCase {
    private static final String LIGHT = "rgb(251, 252, 249)";
    private static final String DARK = "rgb(14, 18, 13)";
    private static final String APP = "/apps/com.example.kv-store";

    @ParameterizedTest
    @EnumSource
    void searchesForAnApp(Hand hand) {
        Visitor visitor = stranger("/");
        Locator box = search(visitor, "Search apps");
        if (hand == Hand.KEYBOARD) {
            visitor.page().keyboard().press("/");
            assertThat(box).isFocused();
            visitor.page().keyboard().type("com.many");
        } else {
            hand.fill(visitor, box, "com.many");
        }
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.page()).hasURL(Pattern.compile("/apps\\?q=com\\.many"));
        assertThat(visitor.heading("22 apps")).isVisible();

        hand.select(visitor, visitor.page().getByLabel("Sort by"), "Name");
        assertThat(visitor.page()).hasURL(Pattern.compile("sort=name"));
        assertThat(rows(visitor).first()).containsText("com.many.app01");
        hand.press(visitor, visitor.link("Page 2"));
        assertThat(rows(visitor)).hasCount(2);
        hand.press(visitor, visitor.link("Sample of com.many.app22"));
        assertThat(visitor.page()).hasURL(Pattern.compile("/apps/com\\.many\\.app22$"));
        visitor.page().goBack();
        assertThat(rows(visitor)).hasCount(2);
    }

    @ParameterizedTest
    @EnumSource
    void showsWhatMatchesWhileItIsTyped(Hand hand) {
        Visitor visitor = stranger("/apps");
        hand.fill(visitor, visitor.page().locator("#filter"), "kv-store");
        assertThat(visitor.heading("1 app")).isVisible();
        assertThat(visitor.page()).hasURL(Pattern.compile("q=kv-store"));
        hand.press(visitor, visitor.page().getByText("More filters"));
        hand.toggle(visitor, visitor.page().getByLabel("Vouched for only"));
        assertThat(visitor.heading("0 apps")).isVisible();
        hand.toggle(visitor, visitor.page().getByLabel("Vouched for only"));
        assertThat(visitor.heading("1 app")).isVisible();
        hand.fill(visitor, visitor.labelled("Runs on node"), "0.0.1");
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.heading("0 apps")).isVisible();
        assertThat(visitor.labelled("Runs on node")).hasValue("0.0.1");
    }

    @ParameterizedTest
    @EnumSource
    void copiesHowToInstallAnApp(Hand hand) {
        Visitor visitor = stranger(APP);
        visitor.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        hand.press(visitor, visitor.button("Copy the install command"));
        assertThat(visitor.button("Copied the install command")).isVisible();
        assertThat((String) visitor.page().evaluate("navigator.clipboard.readText()"))
                .startsWith("meroctl")
                .contains("/artifacts/com.example.kv-store/1.1.0/com.example.kv-store-1.1.0.mpk");
        assertThat(visitor.button("Copy the install command")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void opensTheSealAndGoesThroughEverySide(Hand hand) {
        Visitor visitor = stranger(APP);
        Locator seal = visitor.page().locator("details.seal");
        assertThat(seal.locator("li").first()).isHidden();
        hand.press(visitor, seal.locator("summary"));
        assertThat(seal.getByText("Signature").first()).isVisible();
        for (String side : List.of("Versions", "Interface", "Inside", "Trust", "Overview")) {
            Locator tab = visitor.page()
                    .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("About this version"))
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(side));
            hand.press(visitor, tab);
            assertThat(tab).hasAttribute("aria-current", "page");
        }
    }

    @ParameterizedTest
    @EnumSource
    void comparesTwoVersions(Hand hand) {
        Visitor visitor = stranger(APP);
        hand.press(
                visitor,
                visitor.page()
                        .getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("Versions").setExact(true)));
        hand.press(visitor, visitor.link("Compare two versions"));
        hand.select(visitor, visitor.page().getByLabel("Older"), "1.0.0");
        hand.select(visitor, visitor.page().getByLabel("Newer"), "2.0.0-rc.1");
        hand.press(visitor, visitor.button("Compare"));
        assertThat(visitor.page()).hasURL(Pattern.compile("from=1\\.0\\.0&to=2\\.0\\.0-rc\\.1"));
        assertThat(visitor.page().locator(".verdict")).containsText("The same key signed both");
    }

    @ParameterizedTest
    @EnumSource
    void searchesTheHandbook(Hand hand) {
        Visitor visitor = stranger("/docs");
        hand.fill(visitor, search(visitor, "Search the documentation"), "yank");
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.page()).hasURL(Pattern.compile("/docs/search\\?q=yank"));
        assertThat(visitor.page().locator("mark").first()).isVisible();
        hand.press(visitor, visitor.page().locator(".hit a").first());
        assertThat(visitor.page()).hasURL(Pattern.compile("/docs/[a-z-]+(#.*)?$"));
        assertThat(visitor.page().locator("article h1")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void remembersTheTheme(Hand hand) {
        Visitor visitor = stranger("/docs");
        shows(visitor, LIGHT);
        hand.press(visitor, visitor.button("Dark"));
        assertThat(visitor.page().locator("html")).hasAttribute("data-theme", "dark");
        assertThat(visitor.page()).hasURL(Pattern.compile("/docs$"));
        shows(visitor, DARK);
        visitor.open("/apps");
        assertThat(visitor.button("Dark")).hasAttribute("aria-pressed", "true");
        shows(visitor, DARK);
        hand.press(visitor, visitor.button("Like the system"));
        shows(visitor, LIGHT);
    }

    @Test
    void skipsToTheContent() {
        Visitor visitor = stranger("/apps");
        visitor.page().keyboard().press("Tab");
        assertThat(visitor.link("Skip to the content")).isFocused();
        assertThat(visitor.link("Skip to the content")).isInViewport();
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.page().locator("main")).isFocused();
    }

    @Test
    void saysWhereToGoWhenThereIsNothing() {
        Visitor visitor = stranger("/apps/com.example.missing");
        assertThat(visitor.heading("Not found")).isVisible();
        visitor.link("Start page").click();
        assertThat(visitor.page()).hasURL(stage.address() + "/");
    }

    private static Locator search(Visitor visitor, String label) {
        return visitor.page()
                .getByRole(
                        AriaRole.SEARCHBOX,
                        new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    private static Locator rows(Visitor visitor) {
        return visitor.page().locator("#results .row");
    }

    private static void shows(Visitor visitor, String background) {
        assertThat(visitor.page().locator("body")).hasCSS("background-color", background);
    }
}
