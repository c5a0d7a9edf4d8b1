package registry.product;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Deque's axe-core, which finds what keeps people from using a page. */
final class Axe {
    /** WCAG 2.0 and 2.1, levels A and AA, and what axe holds to be good practice. */
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice");

    private static final String PROGRAM = read();
    private static final String IS_THERE = "() => typeof window.axe === 'object'";
    private static final String RUN = """
            async tags => {
              const found = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
              return found.violations.flatMap(violation => violation.nodes.map(node =>
                violation.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary.replace(/\\s+/g, ' ')));
            }
            """;

    private Axe() {}

    /** What is wrong with the page as it is shown now, in words. */
    @SuppressWarnings("unchecked") // the script returns an array of texts
    static List<String> violations(Page page) {
        // Evaluated by the browser's debugger, which no policy of the page concerns.
        if (!(Boolean) page.evaluate(IS_THERE)) {
            page.evaluate(PROGRAM);
        }
        return (List<String>) page.evaluate(RUN, RULES);
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"), "axe-core")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
