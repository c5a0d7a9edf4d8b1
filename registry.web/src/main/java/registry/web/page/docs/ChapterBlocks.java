package registry.web.page.docs;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * What chapters show in a way of their own: listings with a button that copies them, and badges as they look elsewhere,
 * written {@code ![Yanked](badge-warn)} with the classes of the style sheet for an address. Other images are not
 * supported.
 */
final class ChapterBlocks implements NodeRenderer {
    private final HtmlWriter html;

    ChapterBlocks(HtmlNodeRendererContext context) {
        html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(FencedCodeBlock.class, Image.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof FencedCodeBlock code) {
            listing(code.getLiteral().stripTrailing());
        } else if (node instanceof Image image) {
            badge(image);
        }
    }

    private void listing(String text) {
        html.line();
        html.tag("div", Map.of("class", "listing"));
        html.tag("pre");
        html.tag("code");
        html.text(text);
        html.tag("/code");
        html.tag("/pre");
        html.tag("button", Map.of("class", "button", "type", "button", "data-copy", text));
        html.text("Copy");
        html.tag("span", Map.of("class", "unseen"));
        html.text(" these lines");
        html.tag("/span");
        html.tag("/button");
        html.tag("/div");
        html.line();
    }

    private void badge(Image image) {
        html.tag("span", Map.of("class", image.getDestination().replace('-', ' ')));
        html.text(PlainText.of(image));
        html.tag("/span");
    }
}
