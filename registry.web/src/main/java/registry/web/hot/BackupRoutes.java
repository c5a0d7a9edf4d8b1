package registry.web.hot;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import registry.accounts.Actor;
import registry.accounts.Administrators;
import registry.accounts.AuditEntry;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.maintenance.Maintenance;
import registry.web.http.Answers;
import registry.web.http.Problem;
import registry.web.http.WebError;
import registry.web.rest.Access;

/**
 * A backup of the whole registry, streamed. Outside Jakarta REST, which would end an answer that was cut off as if it were
 * whole. One at a time. Thread-safe.
 */
public final class BackupRoutes implements HttpService {
    /** Where this belongs. */
    public static final String PATH = "/api/admin/backup";

    private static final System.Logger LOG = System.getLogger(BackupRoutes.class.getName());
    private static final HeaderName ESTIMATED_SIZE = HeaderNames.create("X-Estimated-Size");
    private static final Header TAR = HeaderValues.createCached("Content-Type", "application/x-tar");
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Access access;
    private final Administrators administrators;
    private final Maintenance maintenance;
    private final Path data;
    private final Semaphore turn = new Semaphore(1);

    /**
     * Backs up with {@code maintenance}.
     *
     * @param data the data directory, where a temporary file goes if there is such a directory
     */
    public BackupRoutes(Access access, Administrators administrators, Maintenance maintenance, Path data) {
        this.access = access;
        this.administrators = administrators;
        this.maintenance = maintenance;
        this.data = data;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any("/", this::send);
    }

    private void send(ServerRequest request, ServerResponse response) {
        if (!request.prologue().method().equals(Method.GET)) {
            Answers.send(request, response, Problem.methodNotAllowed("GET, OPTIONS"));
            return;
        }
        Actor actor = access.requireAdministrator();
        requireForGood(actor);
        if (!turn.tryAcquire()) {
            throw new RegistryException(WebError.BUSY, "a backup is being made already; try again when it is done");
        }
        try {
            maintenance.record(AuditEntry.of(actor, "backup.create", "registry"));
            stream(response);
        } finally {
            turn.release();
        }
    }

    /** A backup holds the keys of sessions, which are good for longer than a role that was claimed at a sign-in. */
    private void requireForGood(Actor actor) {
        if (!administrators.covers(actor.account())) {
            throw new RegistryException(
                    ApiError.FORBIDDEN,
                    "you administer by a role at your identity provider; a backup holds all secrets of the registry, so "
                            + "ask an administrator whom the registry itself knows");
        }
    }

    private void stream(ServerResponse response) {
        Path directory = Files.isDirectory(data) ? data : Path.of(System.getProperty("java.io.tmpdir"));
        OptionalLong estimate = maintenance.bundleBytes();
        LateOutput out = new LateOutput(() -> {
            estimate.ifPresent(bytes -> response.header(ESTIMATED_SIZE, String.valueOf(bytes)));
            response.header(TAR)
                    .header(JsonReply.NOT_STORED)
                    .header(
                            HeaderNames.CONTENT_DISPOSITION,
                            "attachment; filename=\"registry-backup-"
                                    + NAME.format(Clock.systemUTC().instant()) + ".tar\"");
            return response.outputStream();
        });
        try {
            maintenance.backup(directory).writeTo(out);
            // Closed only when everything is written: the end of a closed answer is taken for the end of the backup.
            out.close();
        } catch (RegistryException e) {
            if (!out.begun()) {
                throw e;
            }
            LOG.log(System.Logger.Level.WARNING, "a backup was cut off", e);
            throw new CloseConnectionException("the backup was cut off", e);
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("the backup was cut off", e);
        }
    }
}
