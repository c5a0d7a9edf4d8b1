package registry.catalog;

import java.util.List;
import registry.signing.verify.Check;
import registry.signing.verify.Outcome;
import registry.signing.verify.VerificationReport;
import registry.signing.verify.VerifiedBundle;
import registry.signing.verify.VerifiedModule;
import registry.signing.wasm.Abi;
import registry.signing.wasm.AbiManifest;
import registry.signing.wasm.WasmModule;

/**
 * What a bundle shows when it is verified once more.
 *
 * @param checks every check, in the order of the pipeline
 * @param modules its modules; none when a check fails
 */
public record Inspection(List<Check> checks, List<VerifiedModule> modules) {
    /** About what a record with a short text takes, in bytes. */
    private static final int RECORD = 100;

    /** Copies the lists. */
    public Inspection {
        checks = List.copyOf(checks);
        modules = List.copyOf(modules);
    }

    static Inspection of(VerificationReport report) {
        return new Inspection(
                report.checks(), report.bundle().map(VerifiedBundle::modules).orElse(List.of()));
    }

    /** Tells whether no check fails. */
    public boolean passed() {
        return checks.stream().noneMatch(check -> check.outcome() == Outcome.FAILED);
    }

    /** How many checks ended like this. */
    public long count(Outcome outcome) {
        return checks.stream().filter(check -> check.outcome() == outcome).count();
    }

    /** About how much memory this takes, in bytes. */
    int weight() {
        long weight = RECORD;
        for (Check check : checks) {
            weight += RECORD + 2L * check.detail().length();
        }
        for (VerifiedModule module : modules) {
            weight += RECORD + weight(module.module());
        }
        return (int) Math.min(weight, Integer.MAX_VALUE);
    }

    private static long weight(WasmModule module) {
        long weight = weight(module.imports().names()) + weight(module.exports().names());
        return module.abi().orElse(null) instanceof Abi.Supported supported
                ? weight + weight(supported.manifest())
                : weight;
    }

    private static long weight(AbiManifest abi) {
        long weight = weight(abi.events());
        for (AbiManifest.Method method : abi.methods()) {
            weight += RECORD + 2L * (method.name().length() + method.signature().length());
        }
        return weight;
    }

    private static long weight(List<String> texts) {
        return texts.stream().mapToLong(text -> RECORD + 2L * text.length()).sum();
    }
}
