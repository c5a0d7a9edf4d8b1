package registry.web.page;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;
import registry.accounts.ReturnPath;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.web.http.AcceptEncoding;

/** The pages of all areas, the files they refer to, and the choice of a theme. Thread-safe. */
public final class PageRoutes implements HttpService {
    private final Pages pages;
    private final List<PageArea> areas;

    /** Routes to {@code areas}, whose pages {@code pages} sends. */
    public PageRoutes(Pages pages, List<PageArea> areas) {
        this.pages = pages;
        this.areas = List.copyOf(areas);
    }

    @Override
    public void routing(HttpRules rules) {
        PageRules pageRules = new PageRules(rules, pages);
        areas.forEach(area -> area.route(pageRules));
        pageRules.page(Asset.FOLDER + "{name}", this::asset).form(Addresses.THEME, PageRoutes::chooseTheme);
    }

    private void asset(Visit visit) {
        Asset asset = pages.assets()
                .find(visit.request().path().absolute().path())
                .orElseThrow(() -> new RegistryException(ApiError.NOT_FOUND, "there is no such file; reload the page"));
        visit.response()
                .header(HeaderNames.CONTENT_TYPE, asset.mediaType())
                .header(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");
        visit.response().headers().add(HeaderNames.VARY, "Accept-Encoding");
        boolean gzip = AcceptEncoding.gzip(visit.request());
        if (gzip) {
            visit.response().header(HeaderNames.CONTENT_ENCODING, "gzip");
        }
        Pages.sendBytes(visit.request(), visit.response(), gzip ? asset.gzip() : asset.bytes());
    }

    private static void chooseTheme(Visit visit) {
        Form form = visit.form();
        visit.response()
                .header(HeaderNames.SET_COOKIE, Theme.of(form.text("theme")).cookie());
        visit.redirect(
                ReturnPath.parse(form.text("return")).map(ReturnPath::text).orElse(Addresses.HOME));
    }
}
