package registry.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What administrators do, by mouse and from the keyboard. */
class AdminPagesIT extends PageTestCase {
    @ParameterizedTest
    @EnumSource
    void suspendsSomebodyAndTakesItBack(Hand hand) throws Exception {
        String name = name("suspended", hand);
        stage.signUp(name);
        Visitor visitor = person(PagesStage.ADA, "/admin");
        hand.press(visitor, tab(visitor, "Users"));
        hand.fill(visitor, visitor.labelled("Name, e-mail address or id"), name);
        assertThat(rows(visitor)).hasCount(1);
        hand.press(visitor, rows(visitor).locator("th a"));
        hand.fill(visitor, visitor.labelled("Reason, for administrators"), "Publishes <spam>.");
        hand.press(visitor, visitor.button("Suspend " + name));
        assertThat(visitor.page().getByText("Publishes <spam>.")).isVisible();
        hand.press(visitor, visitor.button("Let " + name + " act again"));
        assertThat(visitor.button("Suspend " + name)).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void vouchesForAnAppAndDeletesIt(Hand hand) throws Exception {
        Account owner = stage.signUp(name("owns", hand));
        String app = "com.administered." + owner.name();
        owner.publish(ShownApp.of(app, "1.0.0", stage.key(), manifest -> {}));
        Visitor visitor = person(PagesStage.ADA, "/admin");
        hand.press(visitor, tab(visitor, "Packages"));
        hand.fill(visitor, visitor.labelled("Name, author, tag or description"), app);
        assertThat(rows(visitor)).hasCount(1);
        hand.press(visitor, rows(visitor).locator("th a"));
        hand.press(visitor, visitor.button("Vouch for it"));
        assertThat(visitor.button("Vouch no longer")).isVisible();
        hand.fill(visitor, visitor.labelled("Type " + app + " to delete it"), "something else");
        hand.press(visitor, visitor.button("Delete " + app + " for ever"));
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).isVisible();
        hand.fill(visitor, visitor.labelled("Type " + app + " to delete it"), app);
        hand.press(visitor, visitor.button("Delete " + app + " for ever"));
        assertThat(visitor.page()).hasURL(Pattern.compile("/admin/packages(\\?.*)?$"));
        visitor.open("/apps/" + app);
        assertThat(visitor.heading("Not found")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void looksUpWhatWasDone(Hand hand) throws Exception {
        Account owner = stage.signUp(name("audited", hand));
        String app = "com.audited." + owner.name();
        owner.publish(ShownApp.of(app, "1.0.0", stage.key(), manifest -> {}));
        Visitor visitor = person(PagesStage.ADA, "/admin/audit");
        hand.fill(visitor, visitor.labelled("Target begins with"), app);
        hand.press(visitor, visitor.button("Show"));
        Locator rows = visitor.page().locator("tbody tr");
        assertThat(rows.first()).containsText(app);
        assertThat(rows.first()).containsText(owner.name());
    }

    private static Locator tab(Visitor visitor, String name) {
        return visitor.page()
                .locator("nav.tabs")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    private static Locator rows(Visitor visitor) {
        return visitor.page().locator("#results tbody tr");
    }
}
