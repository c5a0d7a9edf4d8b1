package registry.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real browser signs in to a real server, by its development issuer. */
class BrowserLoginIT {
    private static final String CONTINUE = "Continue with";

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static ServerProcess server;

    private Visitor visitor;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        server = ServerProcess.start(
                folder.resolve("data"),
                Map.of("REGISTRY_DEVELOPMENT_PORT", Integer.toString(Product.freePort())),
                "--dev-login");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void arrive() {
        // Another site than the issuer's 127.0.0.1, as it is with a real one: cookies have to survive the way back.
        visitor = browser.visit("http://localhost:" + server.url().getPort());
    }

    @AfterEach
    void leave() {
        assertThat(visitor.complaints()).isEmpty();
        visitor.close();
    }

    @Test
    void signsInChoosesAUserNameAndSignsOut() {
        assertThat(server.output()).contains("DEVELOPMENT SIGN-IN", "/login", "ada@example.com");
        visitor.open("/my-packages");
        assertThat(visitor.page()).hasURL("/login?return=%2Fmy-packages");
        signInAs("Ada Lovelace");

        assertThat(visitor.page()).hasURL("/my-packages");
        assertThat(visitor.heading("Choose a user name")).isVisible();
        assertThat(visitor.page().getByText("Administrator")).isVisible();
        choose("-ada-");
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).isVisible();
        assertThat(visitor.field("User name")).hasValue("-ada-");
        choose("ada");
        assertThat(visitor.heading("Choose a user name")).hasCount(0);
        assertThat(visitor.heading("Nothing published yet")).isVisible();

        visitor.button("Sign out").click();
        assertThat(visitor.page()).hasURL("/login");
        visitor.open("/my-packages");
        assertThat(visitor.page()).hasURL("/login?return=%2Fmy-packages");
    }

    @Test
    void endsTheSessionForWhoeverKeptItsCookies() {
        visitor.open("/login");
        signInAs("Grace Hopper");
        var cookies = visitor.page().context().cookies();
        visitor.button("Sign out").click();
        assertThat(visitor.page()).hasURL("/login");
        visitor.page().context().addCookies(cookies);
        visitor.open("/my-packages");
        assertThat(visitor.page()).hasURL("/login?return=%2Fmy-packages");
    }

    @Test
    void canBeUsedWithTheKeyboardAlone() {
        visitor.open("/login");
        press(visitor.link(CONTINUE));
        press(visitor.button("Alan Turing"));
        Locator name = visitor.field("User name");
        visitor.tabTo(name);
        visitor.page().keyboard().type("alan");
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.heading("Choose a user name")).hasCount(0);
        press(visitor.button("Sign out"));
        assertThat(visitor.page()).hasURL("/login");
    }

    @Test
    void fitsANarrowScreen() {
        visitor.page().setViewportSize(320, 640);
        visitor.open("/login?error=login_unavailable");
        assertFits();
        visitor.link(CONTINUE).click();
        assertFits();
        visitor.page()
                .getByLabel("E-mail address")
                .fill("a.very.long.address.of.somebody@an.even.longer.domain.example.com");
        visitor.button("Sign in").click();
        assertThat(visitor.heading("My packages")).isVisible();
        assertFits();
    }

    @Test
    void saysThatNothingIsThere() {
        visitor.open("/nowhere");
        assertThat(visitor.heading("Not found")).isVisible();
    }

    @Test
    void goesBackWhenSomebodyDeclines() {
        visitor.open("/login");
        visitor.link(CONTINUE).click();
        visitor.button("Cancel").click();
        assertThat(visitor.heading("Sign in")).isVisible();
        assertThat(visitor.page().getByText("You are not signed in")).isVisible();
    }

    private void signInAs(String person) {
        visitor.link(CONTINUE).click();
        visitor.button(person).click();
        assertThat(visitor.heading("My packages")).isVisible();
    }

    private void choose(String username) {
        visitor.field("User name").fill(username);
        visitor.button("Set user name").click();
    }

    private void press(Locator control) {
        visitor.tabTo(control);
        visitor.page().keyboard().press("Enter");
    }

    private void assertFits() {
        assertThat(visitor.overflow()).as(visitor.page().url()).isZero();
    }
}
