package registry.cli.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.api.RegistryException;
import registry.cli.output.CliError;
import registry.cli.output.ExitCode;
import registry.cli.output.Json;
import registry.cli.output.Problem;
import registry.cli.output.Report;
import registry.cli.output.TextOutput;
import registry.client.MaintenanceClient;
import registry.client.RegistryClient;

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
            return new Saved(target, client.maintenance().backup(target));
        }
    }

    /** Reads a backup and makes sure that it is whole. */
    public Report verify(String file) {
        return offline("verify", session.path(file).toString());
    }

    /** Brings a backup into an empty store. */
    public Report restore(String file) {
        return offline("restore", session.path(file).toString());
    }

    /** Looks for damage and contradictions. */
    public Report inspect() {
        if (where.offline()) {
            return offline("fsck");
        }
        try (RegistryClient client = session.connect()) {
            return new Inspected(client.maintenance().inspect());
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
        return new Told(ServerProgram.of(session)
                .admin(new ServerProgram.Call(
                        List.of(arguments), Map.of(), where.data().map(session::path))));
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

    private record Inspected(MaintenanceClient.Inspection inspection) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            inspection
                    .findings()
                    .forEach(finding -> out.line(text(finding, "severity") + ": " + text(finding, "key") + ": "
                            + text(finding, "message") + " (" + text(finding, "code") + "); "
                            + text(finding, "advice")));
            ObjectNode done = inspection.done();
            out.line(done.path("errors").asLong() + " errors, "
                    + done.path("warnings").asLong() + " warnings; hashed "
                    + done.path("blobs").asLong() + " blobs of "
                    + done.path("bytes").asLong() + " bytes, "
                    + done.path("bytesPerSecond").asLong() / 1_000_000 + " MB/s");
        }

        @Override
        public JsonNode json() {
            ObjectNode json = inspection.done().deepCopy();
            ArrayNode findings = json.putArray("findings");
            inspection.findings().forEach(findings::add);
            return json;
        }

        @Override
        public Optional<Problem> problem() {
            return inspection.done().path("healthy").asBoolean()
                    ? Optional.empty()
                    : Optional.of(new Problem(
                            ExitCode.FAILURE, "The registry is damaged", Optional.empty(), Optional.empty()));
        }

        private static String text(ObjectNode finding, String member) {
            return finding.path(member).asText();
        }
    }

    private record Collected(boolean dryRun, ObjectNode answer) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.line((dryRun ? "would remove " : "removed ")
                    + answer.path("removed").asLong() + " of "
                    + answer.path("examined").asLong() + " blobs, "
                    + answer.path("removedBytes").asLong() + " bytes");
        }

        @Override
        public JsonNode json() {
            return answer;
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
