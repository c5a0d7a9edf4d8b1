package registry.cli.operation.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import registry.api.RegistryException;
import registry.cli.local.LocalFiles;
import registry.cli.local.LocalLock;
import registry.cli.local.LocalProcess;
import registry.cli.operation.Session;
import registry.cli.output.CliError;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.client.ClientException;
import registry.client.RegistryClient;
import registry.client.server.Statistics;

/** Shows whether the registry of this machine's user runs, and ends it. */
public final class LocalStatus {
    private static final Duration SILENCE = Duration.ofSeconds(5);
    /** A server finishes what it is doing, for ten seconds at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Session session;
    private final LocalFiles files;

    /** Works in a session. */
    public LocalStatus(Session session) {
        this.session = session;
        this.files = session.localFiles();
    }

    /** Whether it runs, and what it holds. */
    public Report show() {
        Optional<LocalProcess> process = LocalProcess.running(files);
        return new Status(files, process, process.flatMap(this::statistics));
    }

    /** Ends it; one that does not run is no failure. */
    public Report stop() {
        return LocalLock.holding(files, () -> new Stopped(end()));
    }

    /** Ends it and waits; the caller holds the lock. Returns whether it had run. */
    boolean end() {
        Optional<LocalProcess> process = LocalProcess.running(files);
        try {
            if (process.isPresent() && !process.get().end(PATIENCE)) {
                throw new RegistryException(
                        CliError.PROGRAM_FAILED,
                        "The local registry (process " + process.get().pid() + ") does not end; see " + files.log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(CliError.PROGRAM_FAILED, "Cancelled while the local registry was ending");
        }
        LocalProcess.forget(files);
        return process.isPresent();
    }

    private Optional<Statistics> statistics(LocalProcess process) {
        try (RegistryClient client = session.connectBriefly(process.address(), SILENCE)) {
            return Optional.of(client.server().statistics());
        } catch (ClientException e) {
            session.warn("the process runs and does not answer: " + e.getMessage());
            return Optional.empty();
        }
    }

    private record Stopped(boolean ran) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.line(ran ? "The local registry has ended." : "The local registry did not run.");
        }

        @Override
        public JsonNode json() {
            return Json.object().put("running", false).put("stopped", ran);
        }
    }

    private record Status(LocalFiles files, Optional<LocalProcess> process, Optional<Statistics> statistics)
            implements Report {
        @Override
        public void writeTo(TextOutput out) {
            Table table = new Table();
            process.ifPresentOrElse(
                    running -> table.row("Status", "running")
                            .row("Address", running.address().toString())
                            .row("Process", running.pid() + ", since " + seconds(running.started())),
                    () -> table.row("Status", "stopped").row("Start", "calimero-registry local start"));
            statistics.ifPresent(known -> table.row("Packages", String.valueOf(known.uniquePackages()))
                    .row("Versions", String.valueOf(known.publishedBundles())));
            out.table(table.row("Data", files.data().toString())
                    .row("Log", files.log().toString()));
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object().put("running", process.isPresent());
            process.ifPresent(running -> json.put("url", running.address().toString())
                    .put("pid", running.pid())
                    .put("since", seconds(running.started()).toString()));
            statistics.ifPresent(
                    known -> json.put("packages", known.uniquePackages()).put("versions", known.publishedBundles()));
            return json.put("data", files.data().toString())
                    .put("log", files.log().toString());
        }

        private static Instant seconds(Instant moment) {
            return moment.truncatedTo(ChronoUnit.SECONDS);
        }
    }
}
