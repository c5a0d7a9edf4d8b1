package registry.web.page.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChapterReaderTest {
    private static final String BEGINNING = "# Baking\n\nBread and *other* things.\n\n";

    private static Chapter read(String rest) {
        return new ChapterReader().read("baking", BEGINNING + rest);
    }

    @Test
    void takesTitleAndSummaryFromTheBeginning() {
        Chapter chapter = read("More.");
        assertThat(chapter.title()).isEqualTo("Baking");
        assertThat(chapter.summary()).isEqualTo("Bread and other things.");
        assertThat(chapter.html()).contains("<em>other</em>", "<p>More.</p>").doesNotContain("<h1");
        assertThat(chapter.sections()).containsExactly(new Section("", "Baking", 1, "Bread and other things. More."));
    }

    @Test
    void givesEachHeadingAnIdAndALinkToIt() {
        Chapter chapter = read("## Rye & `wheat`, mixed\n\nFlour.\n\n### Dough {#the-dough}\n\nWater\nand salt.\n");
        assertThat(chapter.html())
                .contains(
                        "<h2 id=\"rye-wheat-mixed\"><a href=\"#rye-wheat-mixed\">Rye &amp; <code>wheat</code>, mixed</a>")
                .contains("<h3 id=\"the-dough\"><a href=\"#the-dough\">Dough</a></h3>");
        assertThat(chapter.sections())
                .contains(
                        new Section("rye-wheat-mixed", "Rye & wheat, mixed", 2, "Flour."),
                        new Section("the-dough", "Dough", 3, "Water and salt."));
        assertThat(chapter.addressOf(chapter.sections().getLast())).isEqualTo("/docs/baking#the-dough");
    }

    @Test
    void letsListingsBeCopied() {
        String html = read("```sh\necho \"a\" > b\necho c\n```\n").html();
        assertThat(html)
                .contains("<pre><code>echo &quot;a&quot; &gt; b\necho c</code></pre>")
                .contains("data-copy=\"echo &quot;a&quot; &gt; b\necho c\"");
    }

    @Test
    void namesTheColumnInEachCell() {
        Chapter chapter = read("| what | how `much` |\n|---|---|\n| flour | a **lot** |\n");
        assertThat(chapter.html())
                .contains(
                        "<td data-label=\"what\">flour</td>",
                        "<td data-label=\"how much\">a <strong>lot</strong></td>");
        assertThat(chapter.sections().getFirst().text()).endsWith("what how much flour a lot");
    }

    @Test
    void showsBadgesAsPagesDo() {
        assertThat(read("![Yanked](badge-warn)").html()).contains("<span class=\"badge warn\">Yanked</span>");
    }

    @Test
    void letsNoMarkupThrough() {
        assertThat(read("<script>x</script>\n\n[a](javascript:x)\n").html()).doesNotContain("<script>", "javascript:");
    }

    @Test
    void refusesTwoHeadingsWithOneId() {
        assertThatThrownBy(() -> read("## Rye\n\n## Rye!\n")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAChapterWithoutABeginning() {
        assertThatThrownBy(() -> new ChapterReader().read("x", "## Rye\n\nText.\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("x");
        assertThatThrownBy(() -> new ChapterReader().read("x", "# Rye\n\n* list\n"))
                .isInstanceOf(IllegalStateException.class);
    }
}
