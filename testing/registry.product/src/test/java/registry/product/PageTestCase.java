package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What tests of pages in a real browser have in common: no page may complain, and none may ask another host. */
@ExtendWith(SharedPages.class)
@Timeout(300)
abstract class PageTestCase {
    PagesStage stage;

    private final List<Visitor> visitors = new ArrayList<>();

    @BeforeEach
    final void open(PagesStage shared) {
        stage = shared;
    }

    @AfterEach
    final void leave() {
        for (Visitor visitor : visitors) {
            assertThat(visitor.complaints()).isEmpty();
            assertThat(visitor.transfer().elsewhere(stage.address())).isEmpty();
            visitor.close();
        }
    }

    /** Somebody without an account, at this page. */
    final Visitor stranger(String path) {
        return stranger(path, options -> options);
    }

    /** The same with another browser. */
    final Visitor stranger(String path, UnaryOperator<NewContextOptions> options) {
        return at(path, stage.stranger(options));
    }

    /** Somebody who signed in, at this page. */
    final Visitor person(String name, String path) throws IOException, InterruptedException {
        return person(name, path, options -> options);
    }

    /** The same with another browser. */
    final Visitor person(String name, String path, UnaryOperator<NewContextOptions> options)
            throws IOException, InterruptedException {
        return at(path, stage.person(name, options));
    }

    /** What somebody is called who does this with that hand; every test has people of its own. */
    static String name(String does, Hand hand) {
        return does + "-" + hand.name().toLowerCase(Locale.ROOT);
    }

    private Visitor at(String path, Visitor visitor) {
        visitors.add(visitor);
        visitor.open(path);
        return visitor;
    }
}
