package registry.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody does with an account, by mouse and from the keyboard. */
class AccountPagesIT extends PageTestCase {
    @ParameterizedTest
    @EnumSource
    void makesATokenThatIsShownOnceAndRevokesIt(Hand hand) throws Exception {
        String name = name("tokens", hand);
        Visitor visitor = person(name, "/account");
        visitor.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        hand.press(visitor, visitor.link("API tokens"));
        hand.fill(visitor, visitor.field("Label"), "Build");
        hand.toggle(visitor, visitor.page().getByLabel("delete"));
        hand.fill(visitor, visitor.field("Only these packages"), "com.example.*");
        hand.select(visitor, visitor.page().getByLabel("Ends after"), "30 days");
        hand.press(visitor, visitor.button("Make the token"));
        hand.press(visitor, visitor.button("Copy the token"));
        assertThat(visitor.button("Copied the token")).isVisible();
        String secret = (String) visitor.page().evaluate("navigator.clipboard.readText()");
        assertThat(secret).startsWith("crt_");
        assertThat(visitor.page().getByRole(AriaRole.STATUS)).containsText(secret);

        visitor.open("/account/tokens");
        assertThat(visitor.page().content()).doesNotContain(secret);
        Locator row = visitor.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Build"));
        assertThat(row).containsText("com.example.*");
        hand.press(visitor, row.locator("summary"));
        hand.press(visitor, visitor.button("Revoke Build for ever"));
        assertThat(visitor.page().getByText("You have no token")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void endsSessionsElsewhere(Hand hand) throws Exception {
        String name = name("sessions", hand);
        Visitor elsewhere = person(name, "/account");
        Visitor visitor = person(name, "/account");
        Visitor third = person(name, "/account");
        hand.press(visitor, visitor.link("Sessions"));
        Locator ends =
                visitor.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End the session"));
        assertThat(ends).hasCount(2);
        hand.press(visitor, ends.first());
        assertThat(ends).hasCount(1);
        hand.press(visitor, visitor.button("End all others"));
        assertThat(ends).hasCount(0);
        for (Visitor ended : List.of(elsewhere, third)) {
            ended.open("/account");
            assertThat(ended.page()).hasURL(Pattern.compile("/login\\?return=%2Faccount$"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void deletesOnesAccountOnceItsNameIsTyped(Hand hand) throws Exception {
        String name = name("goes", hand);
        stage.signUp(name);
        Visitor visitor = person(name, "/account");
        hand.press(visitor, visitor.link("Delete this account"));
        hand.fill(visitor, visitor.labelled("Type " + name + " to delete it"), "somebody");
        hand.press(visitor, visitor.button("Delete " + name + " for ever"));
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).isVisible();
        hand.fill(visitor, visitor.labelled("Type " + name + " to delete it"), name);
        hand.press(visitor, visitor.button("Delete " + name + " for ever"));
        assertThat(visitor.page()).hasURL(Pattern.compile("/(\\?.*)?$"));
        visitor.open("/account");
        assertThat(visitor.page()).hasURL(Pattern.compile("/login(\\?.*)?$"));
    }

    @ParameterizedTest
    @EnumSource
    void signsOutFromTheMenu(Hand hand) throws Exception {
        Visitor visitor = person(name("leaves", hand), "/");
        Locator menu = visitor.page().locator("details.menu");
        hand.press(visitor, menu.locator("summary"));
        assertThat(visitor.link("Organizations")).isVisible();
        visitor.page().keyboard().press("Escape");
        assertThat(visitor.link("Organizations")).isHidden();
        hand.press(visitor, menu.locator("summary"));
        hand.press(visitor, menu.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign out")));
        assertThat(visitor.page()).hasURL(Pattern.compile("/login$"));
        visitor.open("/account");
        assertThat(visitor.page()).hasURL(Pattern.compile("/login\\?return=%2Faccount$"));
    }
}
