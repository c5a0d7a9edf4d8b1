package registry.web.page.docs;

import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/**
 * Completes the HTML of chapters: ids of headings, what the columns of tables are called on narrow screens, and links
 * that search engines may follow, which the renderer's cleaning of addresses would forbid.
 */
final class ChapterAttributes implements AttributeProvider {
    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading heading && heading.getFirstChild() instanceof Link link) {
            attributes.put("id", link.getDestination().substring(1));
        } else if (node instanceof Link) {
            attributes.remove("rel");
        } else if (node instanceof TableCell cell && !cell.isHeader()) {
            attributes.put("data-label", PlainText.of(above(cell)));
        }
    }

    private static Node above(TableCell cell) {
        Node row = cell.getParent();
        if (!(row.getParent() instanceof TableBody body) || !(body.getParent() instanceof TableBlock table)) {
            throw new IllegalStateException("a cell stands outside of a table");
        }
        Node header = table.getFirstChild().getFirstChild().getFirstChild();
        for (Node before = cell.getPrevious(); before != null; before = before.getPrevious()) {
            header = header.getNext();
        }
        return header;
    }
}
