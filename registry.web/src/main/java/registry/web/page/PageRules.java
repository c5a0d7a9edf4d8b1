package registry.web.page;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import registry.accounts.ReturnPath;
import registry.web.http.Answers;
import registry.web.http.Problem;

/**
 * Says which page is at which address. What a form changes is changed by a POST that answers with a redirect, so that
 * going back or reloading repeats nothing.
 */
public final class PageRules {
    private static final String READ = "GET, HEAD, OPTIONS";
    private static final String WRITE = "OPTIONS, POST";
    private static final String BOTH = "GET, HEAD, OPTIONS, POST";

    private final HttpRules rules;
    private final Pages pages;

    PageRules(HttpRules rules, Pages pages) {
        this.rules = rules;
        this.pages = pages;
    }

    /** Answers a visit. */
    @FunctionalInterface
    public interface Handler {
        /** Shows a page or sends the browser on; failures become pages of their own. */
        void handle(Visit visit);
    }

    /** A page to look at. */
    public PageRules page(String path, Handler handler) {
        rules.any(path, (request, response) -> {
            if (isRead(request)) {
                visit(request, response, handler);
            } else {
                refuse(request, response, READ);
            }
        });
        return this;
    }

    /** What a form of another page is sent to. */
    public PageRules form(String path, Handler handler) {
        rules.any(path, (request, response) -> {
            if (isPost(request)) {
                visit(request, response, handler);
            } else {
                refuse(request, response, WRITE);
            }
        });
        return this;
    }

    /** A page whose form is sent to the page's own address. */
    public PageRules pageWithForm(String path, Handler page, Handler form) {
        rules.any(path, (request, response) -> {
            if (isRead(request)) {
                visit(request, response, page);
            } else if (isPost(request)) {
                visit(request, response, form);
            } else {
                refuse(request, response, BOTH);
            }
        });
        return this;
    }

    private void visit(ServerRequest request, ServerResponse response, Handler handler) {
        Visit visit = new Visit(pages, request, response);
        try {
            handler.handle(visit);
        } catch (SignInFirst e) {
            visit.redirect(Addresses.withReturn(Addresses.RENEW, back(visit)));
        }
    }

    /** To the page that was asked for; after a form, to the page that it is on. */
    private static ReturnPath back(Visit visit) {
        Optional<String> page = isRead(visit.request()) ? Optional.of(visit.address()) : visit.cameFrom();
        return page.flatMap(ReturnPath::parse).orElse(ReturnPath.DEFAULT);
    }

    private void refuse(ServerRequest request, ServerResponse response, String allowed) {
        Answers.answer(pages, request, response, Problem.methodNotAllowed(allowed));
    }

    private static boolean isRead(ServerRequest request) {
        Method method = request.prologue().method();
        return method.equals(Method.GET) || method.equals(Method.HEAD);
    }

    private static boolean isPost(ServerRequest request) {
        return request.prologue().method().equals(Method.POST);
    }
}
