package registry.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What administrators do to one registry as a whole. Needs a token with the scope {@code admin}. Every method may throw a
 * {@link ClientException}. Safe for use by several threads.
 */
public final class MaintenanceClient {
    /** The registry copies or inspects its records before it says anything. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String TAR = "application/x-tar";

    private final Transport transport;

    MaintenanceClient(Transport transport) {
        this.transport = transport;
    }

    /**
     * What an inspection found.
     *
     * @param findings objects with {@code severity}, {@code code}, {@code key}, {@code message} and {@code advice}
     * @param done the totals, {@code healthy} above all
     */
    public record Inspection(List<ObjectNode> findings, ObjectNode done) {
        /** Copies the list. */
        public Inspection {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Fetches a backup into a file that only its owner may read. The file appears when all of it is there, on disk.
     *
     * @param target file to create or replace, in an existing directory
     * @return its length, in bytes
     * @throws UncheckedIOException when the file cannot be written
     */
    public long backup(Path target) {
        HttpRequest request = transport.request("/api/admin/backup").GET().build();
        Progress progress = new Progress();
        try (IncomingFile file = IncomingFile.ownerOnly(target)) {
            HttpResponse<byte[]> response =
                    transport.send(request, RegistryClient.into(file, progress), progress, patience());
            if (response.headers()
                    .firstValue("Content-Type")
                    .filter(TAR::equals)
                    .isEmpty()) {
                throw new UnexpectedAnswerException(response.uri() + " did not answer with a backup");
            }
            file.finish();
            file.moveIntoPlace();
            return file.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the registry look for damage and contradictions. */
    public Inspection inspect() {
        HttpResponse<byte[]> response = post("/api/admin/fsck");
        List<ObjectNode> findings = new ArrayList<>();
        Optional<ObjectNode> done = Optional.empty();
        for (ObjectNode line : Answers.lines(response)) {
            if (line.path("finding") instanceof ObjectNode finding) {
                findings.add(finding);
            }
            if (line.path("done") instanceof ObjectNode end) {
                done = Optional.of(end);
            }
        }
        return new Inspection(
                findings,
                done.orElseThrow(() -> new UnexpectedAnswerException(
                        "The registry broke off its inspection; its log says more, and it can be repeated")));
    }

    /**
     * Has the registry remove the bundles that no version refers to, or only count them.
     *
     * @return {@code examined}, {@code removed} and {@code removedBytes}
     */
    public ObjectNode collectGarbage(boolean dryRun) {
        return Answers.object(post("/api/admin/gc?dryRun=" + dryRun));
    }

    /**
     * Has the registry import the legacy deployment that its own settings name.
     *
     * @param dryRun whether nothing is to be written
     * @param trustOwners whether to believe what a manifest says of its owner in any case
     * @return the report: {@code dryRun}, {@code complete}, {@code counts} and {@code doubts}
     */
    public ObjectNode importLegacy(boolean dryRun, boolean trustOwners) {
        String path = "/api/admin/import/legacy-redis?dryRun=" + dryRun + "&trustOwners=" + trustOwners;
        ObjectNode last = Answers.newObject();
        for (ObjectNode line : Answers.lines(post(path))) {
            last = line;
        }
        if (last.path("failed") instanceof ObjectNode failed) {
            throw new UnexpectedAnswerException(
                    "The import could not go on: " + failed.path("message").asText());
        }
        if (last.path("done") instanceof ObjectNode report) {
            return report;
        }
        throw new UnexpectedAnswerException(
                "The registry broke off its import; its log says more, and it can be repeated");
    }

    private HttpResponse<byte[]> post(String path) {
        HttpRequest request = transport
                .request(path)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        Progress progress = new Progress();
        return transport.send(request, Transport.wholeBody(progress), progress, patience());
    }

    private Duration patience() {
        return transport.timeout().compareTo(PATIENCE) > 0 ? transport.timeout() : PATIENCE;
    }
}
