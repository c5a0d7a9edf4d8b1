package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.microprofile.testing.AddConfigSource;
import io.helidon.microprofile.testing.junit5.HelidonTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.WebTarget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@HelidonTest
class DocsTest {
    private static final String[] BROWSER = {"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"};
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)[^\"]*\"");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

    @Inject
    private WebTarget target;

    private TestRegistry registry;

    @AddConfigSource
    static ConfigSource config() {
        return TestRegistry.config();
    }

    @BeforeEach
    void connect() {
        registry = TestRegistry.at(target);
    }

    @Test
    void leadsThroughAllChaptersToPagesThatExist() {
        Set<String> seen = new HashSet<>();
        List<String> chapters = new ArrayList<>(links("/docs", content("/docs")));
        assertThat(chapters).contains("/docs/introduction", "/docs/badges").hasSizeGreaterThan(10);
        for (String chapter : chapters) {
            String page = page(chapter);
            assertThat(ID.matcher(page).results().map(id -> id.group(1)))
                    .as(chapter)
                    .doesNotHaveDuplicates();
            seen.addAll(links(chapter, content(chapter)));
        }
        assertThat(seen)
                .allSatisfy(link -> assertThat(registry.get(link, BROWSER).status())
                        .as(link)
                        .isIn(200, 303));
    }

    @Test
    void leadsFromChapterToChapter() {
        assertThat(page("/docs/introduction")).contains("rel=\"next\"").doesNotContain("rel=\"prev\"");
        assertThat(page("/docs/bundles")).contains("rel=\"next\"", "rel=\"prev\" href=\"/docs/introduction\"");
        assertThat(page("/docs/badges")).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
    }

    @Test
    void showsWhereOneIs() {
        assertThat(page("/docs/versions"))
                .contains("<title>Versioning rules · Calimero Registry</title>")
                .contains("href=\"/docs/versions\" aria-current=\"page\"")
                .contains("<a href=\"/docs/versions#offered\">Which version is offered</a>");
    }

    @Test
    void namesThisRegistryInItsCommands() {
        String page = page("/docs/publishing");
        assertThat(page)
                .contains("login --url " + target.getUri().toString().replaceAll("/$", ""))
                .doesNotContain("registry.example.com");
    }

    @Test
    void searchesWithoutScripts() {
        String found = page("/docs/search?q=tombstone%20OR");
        assertThat(found).contains("No part holds all of these words");
        assertThat(page("/docs/search?q=another+key"))
                .containsOnlyOnce("value=\"another key\"")
                .contains("<mark>key</mark>", "href=\"/docs/signing#another-key\"");
        assertThat(page("/docs/search")).contains("Type what you look for");
    }

    @Test
    void repeatsNoMarkupThatIsLookedFor() {
        assertThat(page("/docs/search?q=%22%3E%3Cscript%3E")).doesNotContain("<script>", "\"><script");
    }

    @Test
    void saysSoWhenThereIsNoSuchChapter() {
        Reply reply = registry.get("/docs/nothing", BROWSER);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).contains("There is no such chapter");
    }

    private String page(String path) {
        Reply reply = registry.get(path, BROWSER);
        assertThat(reply.status()).as(path).isEqualTo(200);
        return reply.text();
    }

    /** What is between the header and the footer, which other tests are for. */
    private String content(String path) {
        String page = page(path);
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    }

    private static List<String> links(String page, String html) {
        List<String> links = LINK.matcher(html)
                .results()
                .map(link -> link.group(1))
                .distinct()
                .toList();
        assertThat(links).as(page).isNotEmpty();
        return links;
    }
}
