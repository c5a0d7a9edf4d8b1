package registry.web.hot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import registry.accounts.Accounts;
import registry.accounts.AuditTrail;
import registry.accounts.Identity;
import registry.api.RegistryException;
import registry.web.http.Answers;
import registry.web.http.Json;
import registry.web.http.Problem;
import registry.web.rest.Access;

/**
 * The audit trail, for administrators: a page as JSON, or all of it as lines of JSON, newest first. Outside Jakarta
 * REST, which would end an answer that was cut off as if it were whole. Thread-safe.
 */
public final class AuditRoutes implements HttpService {
    /** Where this belongs. */
    public static final String PATH = "/api/admin/audit";

    private static final Header LINES = HeaderValues.createCached("Content-Type", "application/x-ndjson");
    private static final int PIECE = 64 * 1024;

    private final Access access;
    private final Accounts accounts;
    private final AuditTrail trail;

    /** Reads the trail of {@code identity}. */
    public AuditRoutes(Access access, Identity identity) {
        this.access = access;
        this.accounts = identity.accounts();
        this.trail = identity.audit();
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any("/", this::read);
    }

    private void read(ServerRequest request, ServerResponse response) {
        Method method = request.prologue().method();
        if (!method.equals(Method.GET) && !method.equals(Method.HEAD)) {
            Answers.send(request, response, Problem.methodNotAllowed("GET, HEAD, OPTIONS"));
            return;
        }
        access.requireAdministrator();
        AuditQuery query = new AuditQuery(request.query(), this::accountId);
        response.header(JsonReply.NOT_STORED);
        if (query.wantsLines(request.headers())) {
            sendLines(request, response, query);
        } else {
            sendPage(request, response, query);
        }
    }

    private Optional<String> accountId(String email) {
        return accounts.findByEmail(email).map(account -> account.id().value());
    }

    private void sendPage(ServerRequest request, ServerResponse response, AuditQuery query) {
        AuditTrail.Page page = trail.page(query.filter(), query.after(), query.pageSize());
        ObjectNode json = Json.object();
        ArrayNode entries = json.putArray("entries");
        page.entries().forEach(entries::add);
        page.next().ifPresentOrElse(next -> json.put("next", next), () -> json.putNull("next"));
        page.next()
                .ifPresent(next -> response.header(HeaderValues.create(
                        HeaderNames.LINK, query.nextPage(PATH).link(next))));
        JsonReply.sendBody(request, response, Json.bytes(json));
    }

    private void sendLines(ServerRequest request, ServerResponse response, AuditQuery query) {
        Stream<ObjectNode> entries = trail.stream(query.filter(), query.after());
        Optional<Integer> limit = query.limit();
        Stream<ObjectNode> wanted = limit.isPresent() ? entries.limit(limit.get()) : entries;
        Iterator<ObjectNode> lines = wanted.iterator();
        // Read ahead: what the store refuses at once is still an answer of its own.
        boolean any = lines.hasNext();
        response.header(LINES);
        if (request.prologue().method().equals(Method.HEAD)) {
            sendLength(response, lines);
        } else {
            sendBody(response, any ? lines : Collections.emptyIterator());
        }
    }

    /** An empty answer would get the length 0. */
    private static void sendLength(ServerResponse response, Iterator<ObjectNode> lines) {
        long length = 0;
        while (lines.hasNext()) {
            length += Json.bytes(lines.next()).length + 1L;
        }
        response.header(HeaderNames.CONTENT_LENGTH, Long.toString(length));
        response.send();
    }

    private static void sendBody(ServerResponse response, Iterator<ObjectNode> lines) {
        try {
            // Closed only when everything is written: the end of a closed answer is taken for the end of the trail.
            OutputStream out = new BufferedOutputStream(response.outputStream(), PIECE);
            while (lines.hasNext()) {
                out.write(Json.bytes(lines.next()));
                out.write('\n');
            }
            out.close();
        } catch (IOException | UncheckedIOException | RegistryException e) {
            throw new CloseConnectionException("the audit trail was cut off", e);
        }
    }
}
