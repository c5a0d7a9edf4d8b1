package registry.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page, in both themes and three widths: whether everybody can use it, whether it fits, what it loads, and what a
 * picture shows of it, which is kept in {@code target/screenshots}.
 */
@ExtendWith(SharedPages.class)
class LookIT {
    private static final List<ColorScheme> THEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    private static final List<Integer> WIDTHS = List.of(320, 768, 1280);
    private static final int HEIGHT = 800;
    private static final int MOST_BYTES = 100 * 1000;
    private static final Path PICTURES = Path.of("target/screenshots");

    /** What sticks out of the window, when anything makes the page wider than that. */
    private static final String TOO_WIDE = """
            () => {
              const width = document.documentElement.clientWidth;
              return document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll('body *')]
                .filter(element => element.getBoundingClientRect().right > width + 1)
                .map(element => 'too wide: ' + element.tagName + '.' + element.className);
            }
            """;

    @TempDir
    private static Path folder;

    private static PagesStage empty;
    private static final Map<String, Visitor> VISITORS = new HashMap<>();

    private PagesStage filled;

    @BeforeAll
    static void start() throws IOException {
        empty = PagesStage.empty(folder.resolve("empty"));
    }

    @AfterAll
    static void stop() {
        VISITORS.values().forEach(Visitor::close);
        VISITORS.clear();
        if (empty != null) {
            empty.close();
        }
    }

    @BeforeEach
    void take(PagesStage shared) {
        filled = shared;
    }

    @Test
    void looksAtEveryPageThatTheServerHas() {
        assertThat(PageList.unseen(PageList.all(filled))).isEmpty();
    }

    @TestFactory
    List<DynamicTest> showsWhatThereIs() {
        return PageList.all(filled).stream()
                .map(look -> DynamicTest.dynamicTest(look.name(), () -> look(filled, look)))
                .toList();
    }

    @TestFactory
    List<DynamicTest> showsThatNothingIsThere() {
        return PageList.empty().stream()
                .map(look -> DynamicTest.dynamicTest(look.name(), () -> look(empty, look)))
                .toList();
    }

    private static void look(PagesStage stage, Look look) throws IOException, InterruptedException {
        Visitor visitor = visitor(stage, look.who());
        Page page = visitor.page();
        visitor.complaints().clear();
        page.setViewportSize(WIDTHS.getLast(), HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(THEMES.getFirst()));
        Transfer transfer = visitor.transfer();
        transfer.begin();
        SoftAssertions found = new SoftAssertions();
        found.assertThat(visitor.open(look.address())).as("status").isEqualTo(look.status());
        found.assertThat(transfer.bytes()).as("bytes").isLessThanOrEqualTo(MOST_BYTES);
        look.steps().accept(visitor);
        describesItself(page, found);
        found.assertThat(faults(page, look))
                .as("faults, and where they are seen")
                .isEmpty();
        found.assertThat(transfer.elsewhere(stage.address()))
                .as("asked elsewhere")
                .isEmpty();
        found.assertThat(visitor.complaints()).as("complaints").isEmpty();
        found.assertAll();
    }

    /** What is wrong with it, each with the pictures that show it. */
    private static Map<String, List<String>> faults(Page page, Look look) {
        Map<String, List<String>> faults = new TreeMap<>();
        for (ColorScheme theme : THEMES) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            for (int width : WIDTHS) {
                page.setViewportSize(width, HEIGHT);
                String name = look.name() + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width;
                page.screenshot(
                        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
                Stream.concat(tooWide(page), Axe.violations(page).stream())
                        .forEach(fault -> faults.computeIfAbsent(fault, seen -> new ArrayList<>())
                                .add(name));
            }
        }
        return faults;
    }

    private static Stream<String> tooWide(Page page) {
        return ((List<?>) page.evaluate(TOO_WIDE)).stream().map(Object::toString);
    }

    private static void describesItself(Page page, SoftAssertions found) {
        found.assertThat(page.title()).as("title").endsWith(" · Calimero Registry");
        found.assertThat(page.locator("h1").count()).as("main headings").isEqualTo(1);
        found.assertThat((String) page.evaluate("document.querySelector('meta[name=description]')?.content ?? ''"))
                .as("description")
                .hasSizeBetween(20, 300);
    }

    private static Visitor visitor(PagesStage stage, String who) throws IOException, InterruptedException {
        String key = stage.address() + who;
        Visitor known = VISITORS.get(key);
        if (known == null) {
            known = who.isEmpty() ? stage.stranger() : stage.person(who);
            VISITORS.put(key, known);
        }
        return known;
    }
}
