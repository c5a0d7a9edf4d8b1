package registry.cli.operation.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import registry.cli.config.Setting;
import registry.cli.config.SettingKey;
import registry.cli.operation.Session;
import registry.cli.output.ExitCode;
import registry.cli.output.Json;
import registry.cli.output.Problem;
import registry.cli.output.ProgressLine;
import registry.cli.output.Report;
import registry.cli.output.TextOutput;
import registry.cli.output.UsageException;
import registry.client.RegistryClient;
import registry.client.admin.ImportListener;

/**
 * Brings a legacy deployment into a registry that no server uses, by the server program, or has the server do it that uses
 * it. A server imports only from where its own settings say.
 */
public final class ImportOperation {
    private static final String SOURCE = "legacy-redis";
    private static final String FROM_VARIABLE = "REGISTRY_IMPORT_LEGACY_REDIS_URL";

    private final Session session;
    private final AdminOperation.Where where;

    /** Works in a session. */
    public ImportOperation(Session session, AdminOperation.Where where) {
        this.session = session;
        this.where = where;
    }

    /**
     * What to import, and how.
     *
     * @param from address of the old Redis
     * @param blobs where its bundles are
     * @param dryRun whether nothing is to be written
     * @param trustOwners whether to believe what a manifest says of its owner in any case
     */
    public record Wanted(Optional<String> from, Optional<String> blobs, boolean dryRun, boolean trustOwners) {
        /** Keeps the password out of messages. */
        @Override
        public String toString() {
            return SOURCE;
        }
    }

    /** Imports, or reports what an import would do. */
    public Report run(String source, Wanted wanted) {
        if (!source.equals(SOURCE)) {
            // An address in the wrong place holds a password, so that it is not repeated.
            throw new UsageException("There is one thing that can be imported: " + SOURCE);
        }
        boolean offline =
                where.offline() || wanted.from().isPresent() || wanted.blobs().isPresent();
        if (!offline) {
            return online(wanted);
        }
        if (session.settings().get(SettingKey.REGISTRY_URL).source() == Setting.Source.FLAG) {
            throw new UsageException(
                    "A server imports only from where its own settings say",
                    "without --url, to import into a registry that no server uses; or set registry.import." + SOURCE
                            + ".url for the server, and leave --from, --blobs, --data and --offline out");
        }
        return offline(wanted);
    }

    private Report online(Wanted wanted) {
        try (RegistryClient client = session.connect();
                ProgressLine progress = session.progress("Importing", ProgressLine.Unit.ITEMS)) {
            ImportListener listener = new ImportListener() {
                @Override
                public void step(String words) {
                    // What is counted says more.
                }

                @Override
                public void packages(long seen, long all) {
                    progress.at(seen, OptionalLong.of(all));
                }
            };
            return new Imported((ObjectNode) Json.read(client.maintenance()
                    .importLegacyRedis(wanted.dryRun(), wanted.trustOwners(), listener)
                    .json()));
        }
    }

    private Report offline(Wanted wanted) {
        List<String> arguments = new ArrayList<>(List.of("import", SOURCE, "--json"));
        if (wanted.dryRun()) {
            arguments.add("--dry-run");
        }
        if (wanted.trustOwners()) {
            arguments.add("--trust-owners");
        }
        wanted.blobs().ifPresent(place -> arguments.addAll(List.of("--blobs", absolute(place))));
        // Other users of the machine see arguments, but not the environment.
        Map<String, String> environment = new HashMap<>();
        wanted.from().ifPresent(address -> environment.put(FROM_VARIABLE, address));
        session.freeOfflineData();
        ServerProgram.Outcome outcome = ServerProgram.of(session)
                .admin(
                        new ServerProgram.Call(
                                arguments, environment, where.data().map(session::path)),
                        session);
        return Json.object(String.join("\n", outcome.lines()))
                .<Report>map(Imported::new)
                .orElseGet(() -> new Failed(outcome));
    }

    private String absolute(String place) {
        return place.contains("://") ? place : session.path(place).toString();
    }

    private record Failed(ServerProgram.Outcome outcome) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            outcome.lines().forEach(out::line);
        }

        @Override
        public ObjectNode json() {
            return Json.object().put("complete", false);
        }

        @Override
        public Optional<Problem> problem() {
            return Optional.of(new Problem(
                    outcome.exitCode() == ExitCode.OK ? ExitCode.FAILURE : outcome.exitCode(),
                    "The import did not come to its end; what the server program says is above",
                    Optional.empty(),
                    Optional.of("the same again, once that is mended: it goes on where it ended")));
        }
    }
}
