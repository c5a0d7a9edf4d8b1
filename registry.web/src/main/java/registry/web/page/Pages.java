package registry.web.page;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.api.RegistryException;
import registry.web.http.Answers;
import registry.web.http.PageHeaders;
import registry.web.http.Problem;
import registry.web.http.ProblemView;
import registry.web.rest.Access;

/** Sends pages. What a page says depends on who looks at it, so no cache keeps it. Thread-safe. */
public final class Pages implements ProblemView {
    private static final System.Logger LOG = System.getLogger(Pages.class.getName());

    private final Access access;
    private final Assets assets = new Assets();

    /** Greets whoever {@code access} says is looking. */
    public Pages(Access access) {
        this.access = access;
    }

    @Override
    public boolean show(ServerRequest request, ServerResponse response, Problem problem) {
        if (!isForPeople(request)) {
            return false;
        }
        problem.headers().forEach((name, value) -> response.header(HeaderValues.create(name, value)));
        Visit visit = new Visit(this, request, response);
        Frame frame = visit.frame(ProblemPage.title(problem.status()), visitor());
        ProblemPage page =
                new ProblemPage(frame, problem.status(), sentence(problem.message()), Answers.requestId(response));
        visit.show(Status.create(problem.status()), page);
        return true;
    }

    /** Tells whether a browser shows the answer to a person: it asked for HTML where data is not all there is. */
    public static boolean isForPeople(ServerRequest request) {
        String path = request.path().absolute().path();
        boolean data = path.startsWith("/api/") || path.startsWith("/artifacts/") || path.startsWith(Asset.FOLDER);
        return !data
                && request.headers()
                        .first(HeaderNames.ACCEPT)
                        .filter(types -> types.toLowerCase(Locale.ROOT).contains("text/html"))
                        .isPresent();
    }

    /** A refusal's text as a sentence of its own. */
    public static String sentence(String text) {
        String first = text.substring(0, 1).toUpperCase(Locale.ROOT);
        return first + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }

    Assets assets() {
        return assets;
    }

    Access access() {
        return access;
    }

    void send(Visit visit, Status status, Page page) {
        ServerResponse response = visit.response();
        byte[] html = page.html().getBytes(StandardCharsets.UTF_8);
        PageHeaders.apply(page.formOrigin(), (name, value) -> response.header(HeaderValues.create(name, value)));
        response.status(status)
                .header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
                .header(HeaderNames.CACHE_CONTROL, "no-store");
        sendBytes(visit.request(), response, html);
    }

    /** Makes the browser ask for another page of the registry, with GET (RFC 9110 §15.4.4). */
    static void redirect(ServerResponse response, String path) {
        response.status(Status.SEE_OTHER_303)
                .header(HeaderNames.LOCATION, path)
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .send();
    }

    /** Sends the body; a HEAD gets its length. */
    static void sendBytes(ServerRequest request, ServerResponse response, byte[] bytes) {
        if (request.prologue().method().equals(Method.HEAD)) {
            response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(bytes.length))
                    .send();
        } else {
            response.send(bytes);
        }
    }

    /** Who looks. A page about a failure has to work when the store does not, and for those who may not come in. */
    private Optional<Account> visitor() {
        try {
            return access.find().map(Actor::account);
        } catch (RegistryException e) {
            LOG.log(System.Logger.Level.DEBUG, "nobody is greeted", e);
            return Optional.empty();
        }
    }
}
