package registry.web.page.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HandbookSearchTest {
    private final HandbookSearch search = new HandbookSearch(Handbook.read());

    @Test
    void findsThePartWhoseTitleIsMeantFirst() {
        assertThat(search.find("Exit codes").getFirst().address()).isIn("/docs/cli#exit-codes", "/docs/ci#exit-codes");
        assertThat(search.find("development KEY").getFirst().address()).isEqualTo("/docs/signing#dev-key");
    }

    @Test
    void findsErrorCodesAndOptionsInTablesAndListings() {
        assertThat(search.find("signer_not_allowed"))
                .extracting(Hit::address)
                .contains("/docs/publishing#checks", "/docs/signing#another-key");
        assertThat(search.find("--print-output-path"))
                .extracting(Hit::address)
                .contains("/docs/cargo-mero#options", "/docs/ci#the-script");
    }

    @Test
    void wantsAllWords() {
        assertThat(search.find("yank")).isNotEmpty();
        assertThat(search.find("yank xylophone")).isEmpty();
        assertThat(search.find("   ")).isEmpty();
    }

    @Test
    void takesWordsLiterally() {
        assertThat(search.find(".*")).allSatisfy(hit -> assertThat(marked(hit)).containsOnly(".*"));
        assertThat(search.find("[")).allSatisfy(hit -> assertThat(marked(hit)).containsOnly("["));
    }

    @Test
    void marksTheWordsInAShortExcerpt() {
        Hit hit = search.find("serviceS must stay").getFirst();
        assertThat(hit.address()).isEqualTo("/docs/versions#upgrades");
        assertThat(hit.chapter()).isEqualTo("Versioning rules");
        assertThat(marked(hit)).contains("services", "must", "stay");
        assertThat(text(hit)).hasSizeLessThan(300).startsWith("… ").contains("Names of services must stay.");
    }

    @Test
    void showsTheBeginningWhereOnlyTheTitleHoldsTheWord() {
        Hit hit = search.find("monograms").getFirst();
        assertThat(text(hit)).startsWith("An app without an icon");
        assertThat(marked(hit)).isEmpty();
    }

    private static List<String> marked(Hit hit) {
        return hit.excerpt().stream()
                .filter(Hit.Piece::marked)
                .map(Hit.Piece::text)
                .toList();
    }

    private static String text(Hit hit) {
        return hit.excerpt().stream().map(Hit.Piece::text).collect(Collectors.joining());
    }
}
