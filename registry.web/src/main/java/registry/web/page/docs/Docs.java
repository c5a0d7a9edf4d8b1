package registry.web.page.docs;

import java.net.URI;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.web.http.PublicUrl;
import registry.web.page.Addresses;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Visit;

/** The handbook, rendered once. Its commands name the registry that shows it. Thread-safe. */
public final class Docs implements PageArea {
    /** What chapters call the registry. */
    static final String EXAMPLE = "https://registry.example.com";

    private final Handbook handbook = Handbook.read();
    private final HandbookSearch search = new HandbookSearch(handbook);
    private final PublicUrl publicUrl;

    /** Shows it in the registry of this address. */
    public Docs(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(Addresses.DOCS, this::overview)
                .page(Addresses.DOCS + "/search", this::search)
                .page(Addresses.DOCS + "/{chapter}", this::chapter);
    }

    private void overview(Visit visit) {
        visit.show(OverviewPage.of(visit.frame("Documentation"), handbook));
    }

    private void search(Visit visit) {
        String query = visit.query("q").orElse("");
        visit.show(new SearchPage(visit.frame("Search the documentation"), query, search.find(query)));
    }

    private void chapter(Visit visit) {
        Chapter chapter = handbook.find(visit.path("chapter"))
                .orElseThrow(() -> new RegistryException(
                        ApiError.NOT_FOUND, "there is no such chapter; " + Addresses.DOCS + " lists all of them"));
        String address = publicUrl.find(visit.request()).map(URI::toString).orElse(EXAMPLE);
        visit.show(new ChapterPage(
                visit.frame(chapter.title()).describedAs(chapter.summary()),
                Contents.of(handbook, chapter),
                chapter.title(),
                chapter.html().replace(EXAMPLE, address),
                Turn.from(handbook, chapter)));
    }
}
