package registry.cli.operation.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import registry.cli.output.ExitCode;
import registry.cli.output.Json;
import registry.cli.output.Problem;
import registry.cli.output.Report;
import registry.cli.output.TextOutput;
import registry.client.admin.Finding;
import registry.client.admin.InspectionResult;

/**
 * What an inspection found, whoever made it.
 *
 * @param json as the server program writes it: {@code {"healthy", "errors", "warnings", "blobs", "bytes",
 *     "bytesPerSecond", "findings": [{"severity", "code", "key", "message", "advice"}]}}
 */
record Inspected(ObjectNode json) implements Report {
    /** Of one that a server made. */
    static Inspected of(List<Finding> findings, InspectionResult result) {
        ObjectNode json = Json.object()
                .put("healthy", result.healthy())
                .put("errors", result.errors())
                .put("warnings", result.warnings())
                .put("blobs", result.blobs())
                .put("bytes", result.bytes())
                .put("bytesPerSecond", result.bytesPerSecond());
        ArrayNode list = json.putArray("findings");
        for (Finding finding : findings) {
            list.addObject()
                    .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                    .put("code", finding.code())
                    .put("key", finding.key())
                    .put("message", finding.message())
                    .put("advice", finding.advice());
        }
        return new Inspected(json);
    }

    @Override
    public void writeTo(TextOutput out) {
        for (JsonNode finding : json.path("findings")) {
            out.line(text(finding, "severity") + ": " + text(finding, "key") + ": " + text(finding, "message") + " ("
                    + text(finding, "code") + "); " + text(finding, "advice"));
        }
        out.line(number("errors") + " errors, " + number("warnings") + " warnings; hashed " + number("blobs")
                + " blobs of " + number("bytes") + " bytes, " + number("bytesPerSecond") / 1_000_000 + " MB/s");
    }

    @Override
    public Optional<Problem> problem() {
        return json.path("healthy").asBoolean()
                ? Optional.empty()
                : Optional.of(
                        new Problem(ExitCode.FAILURE, "The registry is damaged", Optional.empty(), Optional.empty()));
    }

    private long number(String member) {
        return json.path(member).asLong();
    }

    private static String text(JsonNode finding, String member) {
        return finding.path(member).asText();
    }
}
