package registry.cli.operation.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import registry.api.ErrorCode;
import registry.cli.output.ExitCode;
import registry.cli.output.Json;
import registry.cli.output.Problem;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.signing.verify.Check;
import registry.signing.verify.Outcome;
import registry.signing.verify.VerifiedBundle;

/**
 * What verifying something showed: every check with its outcome.
 *
 * @param target what was verified: a file, a directory, or a published version
 * @param checks the checks, in the order of the pipeline
 * @param bundle the bundle, if a whole one was verified and passed
 * @param signature what the signature of the manifest is made of, if there is a readable manifest
 */
public record Verified(
        String target, List<Check> checks, Optional<VerifiedBundle> bundle, Optional<SignatureDetails> signature)
        implements Report {
    /** Copies the list. */
    public Verified {
        checks = List.copyOf(checks);
    }

    /** Whether no check failed. */
    public boolean passed() {
        return failures().isEmpty();
    }

    private List<Check> failures() {
        return checks.stream()
                .filter(check -> check.outcome() == Outcome.FAILED)
                .toList();
    }

    @Override
    public void writeTo(TextOutput out) {
        Table table = new Table();
        for (Check check : checks) {
            table.row(List.of(
                    new Table.Cell(word(check.outcome()), style(check.outcome())),
                    new Table.Cell(check.title(), Style.PLAIN),
                    new Table.Cell(check.detail(), Style.PLAIN)));
        }
        out.table(table);
        bundle.ifPresent(verified -> {
            out.line();
            out.table(identity(verified));
        });
    }

    /** The same with the details of the signature. */
    public Report detailed() {
        return new Detailed(this);
    }

    private record Detailed(Verified verified) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            verified.writeTo(out);
            verified.signature().ifPresent(details -> {
                out.line();
                out.table(details.table());
            });
        }

        @Override
        public JsonNode json() {
            ObjectNode json = verified.json();
            verified.signature().ifPresent(details -> json.set("signature", details.json()));
            return json;
        }

        @Override
        public Optional<Problem> problem() {
            return verified.problem();
        }
    }

    /** The rows that say which app it is. */
    public static Table identity(VerifiedBundle bundle) {
        return new Table()
                .row("Package", bundle.manifest().packageName().value())
                .row("Version", bundle.manifest().version().toString())
                .row("Signer id", bundle.signerId().value())
                .row("Application id", bundle.applicationId().base58())
                .row("SHA-256", bundle.digest().hex())
                .row("Size", bundle.size() + " bytes");
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = Json.object().put("target", target).put("passed", passed());
        ArrayNode list = json.putArray("checks");
        for (Check check : checks) {
            ObjectNode element = list.addObject()
                    .put("id", check.id())
                    .put("title", check.title())
                    .put("outcome", check.outcome().name().toLowerCase(Locale.ROOT))
                    .put("detail", check.detail());
            check.error().ifPresent(error -> element.put("error", error.code()));
        }
        bundle.ifPresent(verified -> json.putObject("bundle")
                .put("package", verified.manifest().packageName().value())
                .put("version", verified.manifest().version().toString())
                .put("signerId", verified.signerId().value())
                .put("applicationId", verified.applicationId().base58())
                .put("sha256", verified.digest().hex())
                .put("size", verified.size()));
        return json;
    }

    @Override
    public Optional<Problem> problem() {
        return failures().stream()
                .findFirst()
                .map(first -> new Problem(
                        ExitCode.FAILURE,
                        target + " does not pass: " + first.detail(),
                        first.error().map(ErrorCode::code),
                        Optional.empty()));
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "ok";
            case FAILED -> "FAILED";
            case WARNING -> "warning";
            case SKIPPED -> "skipped";
        };
    }

    private static Style style(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> Style.GOOD;
            case FAILED -> Style.BAD;
            case WARNING -> Style.WARNING;
            case SKIPPED -> Style.PLAIN;
        };
    }
}
