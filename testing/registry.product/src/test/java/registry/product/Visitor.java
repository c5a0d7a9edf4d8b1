package registry.product;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;

/** Somebody at one tab of a browser. For one thread. */
final class Visitor implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 20_000;
    private static final int MOST_TABS = 200;

    /** What Chromium says of a page with a status such as 404, which may be just what is tested. */
    private static final String REFUSED = "the server responded with a status of 4";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final Transfer transfer;

    Visitor(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE_MILLIS);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            boolean complaint = message.type().equals("error") || message.type().equals("warning");
            if (complaint && !message.text().contains(REFUSED)) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        this.transfer = Transfer.of(page);
    }

    Page page() {
        return page;
    }

    /** What the browser complained about, such as a page that breaks its own content security policy. */
    List<String> complaints() {
        return complaints;
    }

    /** What the browser asked for. */
    Transfer transfer() {
        return transfer;
    }

    /** Opens a page of the registry; returns the status of its answer. */
    int open(String path) {
        return page.navigate(path).status();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator field(String name) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name));
    }

    /** The control with exactly this label. */
    Locator labelled(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    /** Presses the tabulator until {@code target} has the focus, as somebody without a mouse does. */
    void tabTo(Locator target) {
        target.waitFor();
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if ((Boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new IllegalStateException("the tabulator does not lead to " + target);
    }

    /** How many pixels of the page are wider than the window. */
    int overflow() {
        return (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    @Override
    public void close() {
        context.close();
    }
}
