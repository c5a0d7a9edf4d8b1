package registry.cli.operation.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import registry.api.RegistryException;
import registry.cli.local.LocalFiles;
import registry.cli.local.LocalLock;
import registry.cli.local.LocalProcess;
import registry.cli.operation.Session;
import registry.cli.operation.admin.AdminOperation;
import registry.cli.operation.admin.ServerProgram;
import registry.cli.output.CliError;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.TextOutput;

/** Keeps, brings back and removes what the registry of this machine's user holds. */
public final class LocalData {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Session session;
    private final LocalFiles files;

    /** Works in a session. */
    public LocalData(Session session) {
        this.session = session;
        this.files = session.localFiles();
    }

    /** Removes all of it, its account and token too, after ending the server. */
    public Report reset(boolean consented) {
        if (!session.consents("Delete everything in the local registry, " + files.data() + "?", consented)) {
            return new Reset(files.data(), false);
        }
        return LocalLock.holding(files, this::reset);
    }

    private Report reset() {
        try {
            new LocalStatus(session).end();
            // Out of the way in one step: what is half removed is no registry.
            Path rubbish = files.directory().resolve("removed-" + STAMP.format(Instant.now()));
            if (Files.exists(files.data())) {
                Files.move(files.data(), rubbish);
            }
            files.forgetToken();
            remove(rubbish);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reset(files.data(), true);
    }

    /** Writes a backup, whether the server runs or not. */
    public Report backup(Optional<String> output) {
        Path file = output.map(session::path)
                .orElseGet(() -> files.backups().resolve("local-" + STAMP.format(Instant.now()) + ".backup"));
        requireRegistry();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean running = LocalProcess.running(files).isPresent();
        return operation(running, files.data()).backup(file.toString(), false);
    }

    /** Puts a backup in the place of what is there, which is kept beside it. */
    public Report restore(String backup) {
        Path file = session.path(backup);
        AdminOperation.requireFile(file);
        return LocalLock.holding(files, () -> restore(file));
    }

    private Report restore(Path file) {
        try {
            if (LocalProcess.running(files).isPresent()) {
                throw new RegistryException(
                        CliError.BUSY, "The local registry runs; end it first: calimero-registry local stop");
            }
            Path restored = files.directory().resolve("restored");
            remove(restored);
            Report report = operation(false, restored).restore(file.toString());
            if (report.problem().isPresent()) {
                remove(restored);
                return report;
            }
            Optional<Path> before = swap(restored);
            before.ifPresent(kept -> session.note("What was there before is kept in " + kept));
            renewToken();
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The backup may be of another registry, which knows nothing of the token for this one. */
    private void renewToken() {
        files.forgetToken();
        ServerProgram.of(session)
                .administratorsToken(files.data())
                .ifPresentOrElse(
                        files::keepToken,
                        () -> session.warn("there is no token for --local now; the next 'calimero-registry local start'"
                                + " makes one if the registry has no administrator yet"));
    }

    private Optional<Path> swap(Path restored) throws IOException {
        Path before = files.directory().resolve("data-before-" + STAMP.format(Instant.now()));
        boolean replaced = Files.exists(files.data());
        if (replaced) {
            Files.move(files.data(), before);
        }
        Files.move(restored, files.data());
        return replaced ? Optional.of(before) : Optional.empty();
    }

    private AdminOperation operation(boolean running, Path data) {
        return new AdminOperation(
                session,
                running
                        ? new AdminOperation.Where(false, Optional.empty())
                        : new AdminOperation.Where(true, Optional.of(data.toString())));
    }

    private void requireRegistry() {
        if (!Files.isDirectory(files.data())) {
            throw new RegistryException(
                    CliError.NO_SUCH_REGISTRY,
                    "There is no local registry yet; 'calimero-registry local start' makes one");
        }
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }

    private record Reset(Path data, boolean done) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.line(done ? "The local registry is gone; 'local start' makes a new one." : "Nothing was deleted.");
        }

        @Override
        public JsonNode json() {
            return Json.object().put("reset", done).put("data", data.toString());
        }
    }
}
