package registry.web.page.docs;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Makes chapters of Markdown: CommonMark with tables. The file begins with the chapter's title, the only heading of the
 * first level, and a paragraph that sums it up. Each other heading links to itself, under an id made of its words or
 * the one that it ends with, such as {@code {#yanked}}.
 */
final class ChapterReader {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> new ChapterAttributes())
            .nodeRendererFactory(ChapterBlocks::new)
            .build();

    /**
     * Reads a chapter.
     *
     * @throws IllegalStateException when it does not begin as it should, or two of its headings have one id
     */
    Chapter read(String id, String markdown) {
        Node document = parser.parse(markdown);
        if (!(document.getFirstChild() instanceof Heading heading)
                || heading.getLevel() != 1
                || !(heading.getNext() instanceof Paragraph first)) {
            throw new IllegalStateException("the chapter " + id + " does not begin with its title and a paragraph");
        }
        String title = PlainText.of(heading);
        String summary = PlainText.of(first);
        heading.unlink();
        List<Section> sections = sections(id, title, document);
        return new Chapter(id, title, summary, renderer.render(document), sections);
    }

    private static List<Section> sections(String id, String title, Node document) {
        List<Section> sections = new ArrayList<>();
        String anchor = "";
        String name = title;
        int level = 1;
        StringBuilder text = new StringBuilder();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                sections.add(new Section(anchor, name, level, text.toString().strip()));
                anchor = HeadingId.takeFrom(heading);
                name = PlainText.of(heading);
                level = heading.getLevel();
                text.setLength(0);
                linkToItself(heading, anchor);
            } else {
                text.append(PlainText.of(node)).append(' ');
            }
        }
        sections.add(new Section(anchor, name, level, text.toString().strip()));
        long ids = sections.stream().map(Section::anchor).distinct().count();
        if (ids != sections.size()) {
            throw new IllegalStateException("two headings of the chapter " + id + " have one id");
        }
        return sections;
    }

    private static void linkToItself(Heading heading, String id) {
        Link link = new Link("#" + id, null);
        for (Node child = heading.getFirstChild(); child != null; child = heading.getFirstChild()) {
            link.appendChild(child);
        }
        heading.appendChild(link);
    }
}
