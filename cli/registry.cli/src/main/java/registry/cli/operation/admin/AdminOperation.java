package registry.cli.operation.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import registry.api.RegistryException;
import registry.cli.operation.Session;
import registry.cli.output.CliError;
import registry.cli.output.ExitCode;
import registry.cli.output.Json;
import registry.cli.output.Problem;
import registry.cli.output.ProgressLine;
import registry.cli.output.Report;
import registry.cli.output.TextOutput;
import registry.client.RegistryClient;
import registry.client.admin.Finding;
import registry.client.admin.InspectionListener;
import registry.client.admin.InspectionResult;
import registry.client.admin.SweepResult;

/** Administers a registry as a whole: one that serves, by asking it, or one that does not, by the server program. */
public final class AdminOperation {
    private final Session session;
    private final Where where;

    /** Works in a session. */
    public AdminOperation(Session session, Where where) {
        this.session = session;
        this.where = where;
    }

    /**
     * Which registry is meant.
     *
     * @param offline whether the one that the server program would serve, rather than the one at {@code --url}
     * @param data its data directory, if it is not the usual one
     */
    public record Where(boolean offline, Optional<String> data) {
        /** The registry of the server program. */
        public static final Where OFFLINE = new Where(true, Optional.empty());

        /** What was typed, and else the data directory that the session is bound to. */
        public static Where chosen(Session session, boolean offline, Optional<String> data) {
            Optional<String> directory = data.or(() -> session.offlineData().map(Path::toString));
            return new Where(offline || directory.isPresent(), directory);
        }
    }

    /** Writes a backup into a file. */
    public Report backup(String file, boolean force) {
        Path target = session.path(file);
        if (where.offline()) {
            return force ? offline("backup", target.toString(), "--force") : offline("backup", target.toString());
        }
        if (!force && Files.exists(target)) {
            throw new RegistryException(
                    CliError.OUTPUT_EXISTS, target + " exists; choose another name, or replace it with --force");
        }
        try (RegistryClient client = session.connect()) {
            return new Saved(target, fetch(client, target));
        }
    }

    private long fetch(RegistryClient client, Path target) {
        try (ProgressLine progress = session.progress("Backing up", ProgressLine.Unit.BYTES)) {
            return client.maintenance().backUp(target, progress::at);
        }
    }

    /** Reads a backup and makes sure that it is whole. */
    public Report verify(String file) {
        return offline("verify", backupFile(file));
    }

    /** Brings a backup into an empty store. */
    public Report restore(String file) {
        return offline("restore", backupFile(file));
    }

    private String backupFile(String typed) {
        Path file = session.path(typed);
        requireFile(file);
        return file.toString();
    }

    /** Says so at once when there is no such file. */
    public static void requireFile(Path file) {
        if (!Files.exists(file)) {
            throw new UncheckedIOException(new NoSuchFileException(file.toString()));
        }
    }

    /** Looks for damage and contradictions. */
    public Report inspect() {
        if (where.offline()) {
            ServerProgram.Outcome outcome = outcome("fsck", "--json");
            return Json.object(String.join("\n", outcome.lines()))
                    .<Report>map(Inspected::new)
                    .orElseGet(() -> new Told(outcome));
        }
        try (RegistryClient client = session.connect()) {
            List<Finding> findings = new CopyOnWriteArrayList<>();
            try (ProgressLine progress = session.progress("Hashing", ProgressLine.Unit.BYTES)) {
                InspectionResult result = client.maintenance().inspect(new InspectionListener() {
                    @Override
                    public void found(Finding finding) {
                        findings.add(finding);
                    }

                    @Override
                    public void hashed(long bytes, OptionalLong all) {
                        progress.at(bytes, all);
                    }
                });
                return Inspected.of(findings, result);
            }
        }
    }

    /** Removes bundles that no version refers to, or only counts them. */
    public Report collectGarbage(boolean dryRun) {
        if (where.offline()) {
            return dryRun ? offline("gc", "--dry-run") : offline("gc");
        }
        try (RegistryClient client = session.connect()) {
            return new Collected(dryRun, client.maintenance().collectGarbage(dryRun));
        }
    }

    private Report offline(String... arguments) {
        return new Told(outcome(arguments));
    }

    private ServerProgram.Outcome outcome(String... arguments) {
        session.freeOfflineData();
        return ServerProgram.of(session)
                .admin(
                        new ServerProgram.Call(
                                List.of(arguments), Map.of(), where.data().map(session::path)),
                        session);
    }

    private record Saved(Path file, long size) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.line(file + " holds " + size + " bytes, for your eyes only: it can sign in as anybody.");
            out.line("'calimero-registry admin verify " + file + "' reads it to the end.");
        }

        @Override
        public JsonNode json() {
            return Json.object().put("file", file.toString()).put("size", size);
        }
    }

    private record Collected(boolean dryRun, SweepResult result) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.line((dryRun ? "would remove " : "removed ") + result.removed() + " of " + result.examined()
                    + " blobs, " + result.removedBytes() + " bytes");
        }

        @Override
        public JsonNode json() {
            return Json.object()
                    .put("dryRun", result.dryRun())
                    .put("examined", result.examined())
                    .put("removed", result.removed())
                    .put("removedBytes", result.removedBytes());
        }
    }

    private record Told(ServerProgram.Outcome outcome) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            outcome.lines().forEach(out::line);
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object();
            ArrayNode lines = json.putArray("output");
            outcome.lines().forEach(lines::add);
            return json;
        }

        @Override
        public Optional<Problem> problem() {
            return outcome.exitCode() == ExitCode.OK
                    ? Optional.empty()
                    : Optional.of(new Problem(
                            outcome.exitCode(),
                            "The server program did not succeed; what it says is above",
                            Optional.empty(),
                            Optional.empty()));
        }
    }
}
