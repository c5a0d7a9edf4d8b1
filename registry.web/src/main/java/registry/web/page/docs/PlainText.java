package registry.web.page.docs;

import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** What a part of a chapter says, without its marks. */
final class PlainText {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private PlainText() {}

    /** The words of a node and all below it, with single spaces between them. */
    static String of(Node node) {
        StringBuilder text = new StringBuilder();
        collect(node, text);
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    private static void collect(Node node, StringBuilder text) {
        switch (node) {
            case Text words -> text.append(words.getLiteral());
            case Code code -> text.append(code.getLiteral());
            case FencedCodeBlock code -> text.append(code.getLiteral());
            case SoftLineBreak end -> text.append(' ');
            case HardLineBreak end -> text.append(' ');
            default -> collectBelow(node, text);
        }
    }

    private static void collectBelow(Node node, StringBuilder text) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            collect(child, text);
        }
        if (node instanceof Block || node instanceof TableCell) {
            text.append(' ');
        }
    }
}
