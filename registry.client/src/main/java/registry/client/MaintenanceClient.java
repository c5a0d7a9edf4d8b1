package registry.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import registry.client.admin.ImportListener;
import registry.client.admin.ImportResult;
import registry.client.admin.InspectionListener;
import registry.client.admin.InspectionResult;
import registry.client.admin.SweepResult;
import registry.client.http.Address;
import registry.client.http.Call;
import registry.client.http.FileFetch;
import registry.client.http.IncomingFile;
import registry.client.http.LineFetch;
import registry.client.http.Transport;
import registry.client.json.AdminJson;
import registry.client.json.JsonObject;

/**
 * What administrators do to one registry as a whole. Needs a token with the scope {@code admin}. A backup is restored with
 * the server program, while no registry serves. See {@link RegistryClient}.
 */
public final class MaintenanceClient {
    private static final int UNAVAILABLE = 503;
    private static final Address ADMIN = Address.of("api", "admin");
    private static final FileFetch.Kind BACKUP = new FileFetch.Kind("application/x-tar", "a backup");

    private final Transport transport;

    MaintenanceClient(Transport transport) {
        this.transport = transport;
    }

    /**
     * Fetches a backup into a file that only its owner may read. The file appears when all of it is there, on disk. Not
     * begun again when it breaks off.
     *
     * <p>The listener is told an estimate of the whole, since nobody knows the length before the end.
     *
     * @param target file to create or replace, in an existing directory
     * @return its length, in bytes
     */
    public long backUp(Path target, TransferListener listener) {
        try (IncomingFile file = IncomingFile.ownerOnly(target)) {
            transport.fetch(Call.get(ADMIN.and("backup")).asSlow(), new FileFetch(file, BACKUP, listener));
            file.finish();
            file.moveIntoPlace();
            return file.size();
        } catch (ClosedByInterruptException e) {
            throw new CancelledException("Interrupted while writing a file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Has the registry look for damage and contradictions. Changes nothing.
     *
     * @param listener is told of findings and progress while it goes on
     * @throws UnexpectedAnswerException if the registry broke it off
     */
    public InspectionResult inspect(InspectionListener listener) {
        AtomicReference<@Nullable InspectionResult> result = new AtomicReference<>();
        LineFetch lines = new LineFetch(line -> {
            line.optionalObject("finding").map(AdminJson::finding).ifPresent(listener::found);
            if (line.has("hashed")) {
                listener.hashed(
                        line.number("hashed"),
                        line.has("of") ? OptionalLong.of(line.number("of")) : OptionalLong.empty());
            }
            line.optionalObject("done").map(AdminJson::inspected).ifPresent(result::set);
        });
        transport.fetch(Call.post(ADMIN.and("fsck")).asRepeatable().asSlow(), lines);
        lines.finish();
        return finished(result, "inspection");
    }

    /** Has the registry remove the bundles that no version refers to, or only count them. */
    public SweepResult collectGarbage(boolean dryRun) {
        Address address = ADMIN.and("gc").with("dryRun", Boolean.toString(dryRun));
        return AdminJson.swept(transport.send(Call.post(address).asSlow()).object());
    }

    /**
     * Has the registry import the legacy deployment that its own settings name; again and again does no harm. 404 {@code
     * not_found} if they name none.
     *
     * @param dryRun whether nothing is to be written
     * @param trustOwners whether to believe what a manifest says of its owner even if its publisher could have written it
     * @param listener is told what is being done, and how far it has come
     * @throws RefusedException with the status 503 also if the import could not go on
     * @throws UnexpectedAnswerException if the registry broke it off
     */
    public ImportResult importLegacyRedis(boolean dryRun, boolean trustOwners, ImportListener listener) {
        Address address = ADMIN.and("import", "legacy-redis")
                .with("dryRun", Boolean.toString(dryRun))
                .with("trustOwners", Boolean.toString(trustOwners));
        AtomicReference<@Nullable ImportResult> result = new AtomicReference<>();
        LineFetch lines = new LineFetch(line -> {
            line.optionalText("progress").ifPresent(listener::step);
            if (line.has("packages")) {
                listener.packages(line.number("packages"), line.number("of"));
            }
            line.optionalObject("failed").ifPresent(failure -> {
                throw late(failure);
            });
            line.optionalObject("done").map(AdminJson::imported).ifPresent(result::set);
        });
        transport.fetch(Call.post(address).asSlow(), lines);
        lines.finish();
        return finished(result, "import");
    }

    private static <T> T finished(AtomicReference<@Nullable T> result, String what) {
        T done = result.get();
        if (done == null) {
            throw new UnexpectedAnswerException(
                    "The registry broke off its " + what + "; its log says more, and it can be repeated");
        }
        return done;
    }

    /** A failure that came when the status had been sent. */
    private static RefusedException late(JsonObject failure) {
        return new RefusedException(new RefusedException.Refusal(
                UNAVAILABLE,
                failure.optionalText("error").orElse("failed"),
                failure.optionalText("message").orElse("The registry could not go on"),
                Optional.empty(),
                Optional.empty(),
                "{}",
                List.of()));
    }
}
