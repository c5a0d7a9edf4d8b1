package registry.web.page;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.web.http.Answers;
import registry.web.http.Problem;

/**
 * The addresses of the pages. Forms are plain ones: what they change is changed by a POST that answers with a redirect, so
 * that going back or reloading repeats nothing. Thread-safe.
 */
public final class PageRoutes implements HttpService {
    static final String LOGIN = "/login";
    static final String SIGN_OUT = "/sign-out";
    static final String MY_PACKAGES = "/my-packages";
    static final String USERNAME = "/my-packages/username";
    static final String CONNECT = "/connect";

    private final Pages pages;
    private final SigningIn signingIn;
    private final Connecting connecting;
    private final MyPackages myPackages;

    /** Routes to the pages that the others make. */
    public PageRoutes(Pages pages, SigningIn signingIn, Connecting connecting, MyPackages myPackages) {
        this.pages = pages;
        this.signingIn = signingIn;
        this.connecting = connecting;
        this.myPackages = myPackages;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any("/", this::start)
                .any(LOGIN, reading(signingIn::show))
                .any(SIGN_OUT, writing(signingIn::signOut))
                .any(CONNECT, this::connect)
                .any(MY_PACKAGES, reading(myPackages::show))
                .any(USERNAME, writing(myPackages::claimUsername))
                .any(Asset.FOLDER + "{name}", reading(this::asset));
    }

    /** The registry has no start page yet; programs are told that there is nothing, as ever. */
    private void start(ServerRequest request, ServerResponse response) {
        if (isRead(request) && Pages.isForPeople(request)) {
            Pages.redirect(response, MY_PACKAGES);
        } else {
            response.next();
        }
    }

    /** Asks with GET, and hears the answer with POST. */
    private void connect(ServerRequest request, ServerResponse response) {
        if (isRead(request)) {
            connecting.ask(request, response);
        } else if (request.prologue().method().equals(Method.POST)) {
            connecting.answer(request, response);
        } else {
            Answers.answer(pages, request, response, Problem.methodNotAllowed("GET, HEAD, OPTIONS, POST"));
        }
    }

    private void asset(ServerRequest request, ServerResponse response) {
        Asset asset = pages.assets()
                .find(request.path().absolute().path())
                .orElseThrow(() -> new RegistryException(ApiError.NOT_FOUND, "there is no such file; reload the page"));
        response.header(HeaderNames.CONTENT_TYPE, asset.mediaType())
                .header(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");
        Pages.sendBytes(request, response, asset.bytes());
    }

    private Handler reading(Handler handler) {
        return (request, response) -> {
            if (isRead(request)) {
                handler.handle(request, response);
            } else {
                Answers.answer(pages, request, response, Problem.methodNotAllowed("GET, HEAD, OPTIONS"));
            }
        };
    }

    private Handler writing(Handler handler) {
        return (request, response) -> {
            if (request.prologue().method().equals(Method.POST)) {
                handler.handle(request, response);
            } else {
                Answers.answer(pages, request, response, Problem.methodNotAllowed("OPTIONS, POST"));
            }
        };
    }

    private static boolean isRead(ServerRequest request) {
        Method method = request.prologue().method();
        return method.equals(Method.GET) || method.equals(Method.HEAD);
    }
}
