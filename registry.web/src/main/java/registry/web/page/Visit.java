package registry.web.page;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import registry.accounts.Account;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.api.RegistryException;

/** One request for a page, who makes it, and its answer. For one thread. */
public final class Visit {
    /** Says that htmx asks, and tells it where to go on. */
    private static final HeaderName PART = HeaderNames.create("HX-Request");

    private static final HeaderName GO_ON = HeaderNames.create("HX-Redirect");
    private static final Pattern PAGE = Pattern.compile("[1-9][0-9]{0,5}");

    private final Pages pages;
    private final ServerRequest request;
    private final ServerResponse response;
    private Optional<Actor> actor = Optional.empty();
    private boolean asked;

    Visit(Pages pages, ServerRequest request, ServerResponse response) {
        this.pages = pages;
        this.request = request;
        this.response = response;
    }

    /** The request. */
    public ServerRequest request() {
        return request;
    }

    /** The response, to which headers may be added before a page is shown. */
    public ServerResponse response() {
        return response;
    }

    /**
     * Who looks, if anybody is signed in.
     *
     * @throws RegistryException with {@link registry.accounts.AccountError#ACCOUNT_SUSPENDED}
     */
    public Optional<Actor> actor() {
        if (!asked) {
            actor = pages.access().find();
            asked = true;
        }
        return actor;
    }

    /**
     * Who looks. Whoever is not signed in is sent to the login, and comes back here afterwards.
     *
     * @throws RegistryException as {@link #actor}, or when the credential lacks the scope
     */
    public Actor require(Scope scope) {
        Actor found = require();
        found.require(scope);
        return found;
    }

    /** Who looks, whatever the credential may do. Whoever is not signed in is sent to the login. */
    public Actor require() {
        return actor().orElseThrow(SignInFirst::new);
    }

    /**
     * Who looks at this moment, as {@link #require}: what was revoked since the visit began counts no more.
     *
     * @throws RegistryException as {@link #require}
     */
    public Actor requireNow(Scope scope) {
        Actor found = requireNow();
        found.require(scope);
        return found;
    }

    /** Who looks at this moment, whatever the credential may do. */
    public Actor requireNow() {
        asked = false;
        return require();
    }

    /** A parameter of the address; empty when it is missing or has no value. */
    public Optional<String> query(String name) {
        return request.query().first(name).asOptional().filter(value -> !value.isEmpty());
    }

    /** The page of a list that is asked for, beginning with 1; what is no number is the first. */
    public int pageNumber() {
        return query("page")
                .filter(number -> PAGE.matcher(number).matches())
                .map(Integer::parseInt)
                .orElse(1);
    }

    /** A part of the path. */
    public String path(String name) {
        return request.path().pathParameters().get(name);
    }

    /**
     * The form that was sent.
     *
     * @throws RegistryException as {@link Form#read}
     */
    public Form form() {
        return Form.read(request);
    }

    /** What surrounds a page with this title. */
    public Frame frame(String title) {
        return frame(title, visitor().map(Actor::account));
    }

    /** The same, for somebody who need not be let in: pages about refusals. */
    public Frame frame(String title, Optional<Account> account) {
        boolean administrator =
                account.isPresent() && actor.filter(Actor::isAdministrator).isPresent();
        return Frame.of(title, this, new Visitor(account, administrator), pages.assets());
    }

    /** Shows a page, status 200. */
    public void show(Page page) {
        show(Status.OK_200, page);
    }

    /** Shows a page. */
    public void show(Status status, Page page) {
        pages.send(this, status, page);
    }

    /** Sends what is no page, and belongs to nobody in particular; shared caches may keep it for five minutes. */
    public void send(byte[] content, String mediaType) {
        response.header(HeaderNames.CONTENT_TYPE, mediaType).header(HeaderNames.CACHE_CONTROL, "public, max-age=300");
        Pages.sendBytes(request, response, content);
    }

    /** Sends what is no page, and for whoever asks alone. */
    public void sendOwn(byte[] content, String mediaType) {
        response.header(HeaderNames.CONTENT_TYPE, mediaType).header(HeaderNames.CACHE_CONTROL, "no-store");
        Pages.sendBytes(request, response, content);
    }

    /** Makes the browser ask for another page of the registry, with GET (RFC 9110 §15.4.4). */
    public void redirect(String path) {
        if (request.headers().contains(PART)) {
            // The part of a page that was asked for cannot be another page: the script leads there.
            response.header(GO_ON, path)
                    .header(HeaderNames.CACHE_CONTROL, "no-store")
                    .send();
        } else {
            Pages.redirect(response, path);
        }
    }

    /** Who looks, if anybody is let in: pages for everybody are for those whose account is suspended as well. */
    public Optional<Actor> visitor() {
        try {
            return actor();
        } catch (RegistryException e) {
            if (e.code() != AccountError.ACCOUNT_SUSPENDED) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Path and query of the page whose form or link was used, as far as the browser tells. */
    Optional<String> cameFrom() {
        return request.headers().first(HeaderNames.REFERER).flatMap(Visit::pathOf);
    }

    private static Optional<String> pathOf(String address) {
        try {
            URI uri = new URI(address);
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return Optional.ofNullable(uri.getRawPath()).map(path -> path + query);
        } catch (URISyntaxException e) {
            return Optional.empty(); // no address that leads back
        }
    }

    /** Path and query as asked for. */
    public String address() {
        String query = request.query().rawValue();
        String path = request.path().absolute().rawPath();
        return query.isEmpty() ? path : path + "?" + query;
    }
}
