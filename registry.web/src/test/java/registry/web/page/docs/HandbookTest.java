package registry.web.page.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The chapters as they are: what they link to is there, and nothing in them breaks a page. */
class HandbookTest {
    private static final Path RESOURCES = Path.of("src/main/resources/registry/web/page");
    private static final Pattern LINK = Pattern.compile("href=\"(/docs[^\"]*|#[^\"]*)\"");
    private static final Pattern BADGE = Pattern.compile("<span class=\"(badge|chip)( ok| warn| pre| yanked)?\">");

    private final Handbook handbook = Handbook.read();

    @Test
    void holdsEveryChapterThatIsThere() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("docs/chapters"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(handbook.chapters().stream()
                            .map(chapter -> chapter.id() + ".md")
                            .toList());
        }
    }

    @Test
    void leadsNowhereThatIsNotThere() {
        assertThat(handbook.chapters())
                .allSatisfy(chapter -> assertThat(
                                LINK.matcher(chapter.html()).results().map(link -> link.group(1)))
                        .allSatisfy(link -> assertThat(leads(link.startsWith("#") ? chapter.address() + link : link))
                                .as(link)
                                .isTrue()));
    }

    @Test
    void hasWhatOtherPagesLeadTo() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            List<String> links = files.filter(file -> file.toString().endsWith(".mustache"))
                    .flatMap(file -> LINK.matcher(text(file)).results())
                    .map(link -> link.group(1))
                    .filter(link -> link.startsWith("/docs/"))
                    .distinct()
                    .toList();
            assertThat(links).contains("/docs/badges#vouched", "/docs/publishing");
            assertThat(links)
                    .allSatisfy(link -> assertThat(leads(link)).as(link).isTrue());
        }
    }

    /** Ids of headings share a page with those of its frame and of the search. */
    @Test
    void givesNoHeadingAnIdOfThePage() {
        assertThat(handbook.chapters())
                .allSatisfy(chapter -> assertThat(chapter.sections())
                        .extracting(Section::anchor)
                        .doesNotContain("main", "search", "words"));
    }

    @Test
    void showsNoBadgeThatPagesDoNotHave() {
        assertThat(handbook.chapters()).allSatisfy(chapter -> {
            assertThat(chapter.html()).doesNotContain("<img", "{#");
            assertThat(BADGE.matcher(chapter.html()).results().count())
                    .isEqualTo(Pattern.compile("<span class=\"(badge|chip)")
                            .matcher(chapter.html())
                            .results()
                            .count());
        });
    }

    @Test
    void namesTheRegistryByOneAddressAlone() {
        assertThat(handbook.chapters())
                .allSatisfy(chapter -> assertThat(Pattern.compile("https?://registry\\.[a-z.]+")
                                .matcher(chapter.html())
                                .results()
                                .map(address -> address.group()))
                        .allMatch(Docs.EXAMPLE::equals));
    }

    private boolean leads(String link) {
        String path = link.replaceFirst("#.*", "");
        if (path.equals("/docs") || path.equals("/docs/search")) {
            return true;
        }
        return handbook.chapters().stream()
                .anyMatch(chapter -> chapter.sections().stream()
                        .anyMatch(section -> chapter.addressOf(section).equals(link)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
