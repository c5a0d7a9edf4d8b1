package registry.web.page.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import registry.catalog.Inspection;
import registry.catalog.VersionDetail;
import registry.signing.verify.VerifiedModule;
import registry.signing.wasm.Abi;
import registry.signing.wasm.AbiDifference;
import registry.signing.wasm.AbiManifest;
import registry.web.page.Words;

/**
 * What became of one version in another.
 *
 * @param verdict the most important of it, one sentence each
 * @param facts what a version has one of, where it differs
 * @param modules what is in the bundles; none when one of them does not pass every check
 */
record Comparison(List<Verdict> verdict, List<Fact> facts, List<Module> modules) {
    /**
     * A sentence.
     *
     * @param kind {@code ok} or {@code warn}
     */
    record Verdict(String kind, String text) {}

    /** Something that was one thing and is another. */
    record Fact(String name, String before, String after) {}

    /**
     * A line of a difference.
     *
     * @param sign {@code +}, {@code −} or {@code ~}
     * @param kind the same in a word
     */
    record Line(String sign, String kind, String text) {
        static Line added(String text) {
            return new Line("+", "added", text);
        }

        static Line removed(String text) {
            return new Line("−", "removed", text);
        }

        static Line changed(String before, String after) {
            return new Line("~", "changed", before + " is now " + after);
        }
    }

    /** A module, by its service. */
    record Module(String title, List<Line> methods, List<Line> imports) {
        boolean same() {
            return methods.isEmpty() && imports.isEmpty();
        }

        boolean hasMethods() {
            return !methods.isEmpty();
        }

        boolean hasImports() {
            return !imports.isEmpty();
        }
    }

    static Comparison of(VersionDetail before, Inspection older, VersionDetail after, Inspection newer) {
        boolean comparable = older.passed() && newer.passed();
        List<Module> modules = comparable ? modules(older, newer) : List.of();
        List<Verdict> verdict = new ArrayList<>();
        verdict.add(signers(before, after));
        if (comparable) {
            verdict.add(methods(modules, isDescribed(older) && isDescribed(newer)));
            verdict.add(imports(modules));
        } else {
            verdict.add(new Verdict(
                    "warn", "One of them does not pass every check, so that what is in them cannot be compared."));
        }
        return new Comparison(List.copyOf(verdict), facts(before, after), modules);
    }

    private static List<Module> modules(Inspection older, Inspection newer) {
        Map<String, VerifiedModule> oldModules = byName(older);
        Map<String, VerifiedModule> newModules = byName(newer);
        TreeSet<String> names = new TreeSet<>(oldModules.keySet());
        names.addAll(newModules.keySet());
        return names.stream()
                .map(name -> module(name, oldModules.get(name), newModules.get(name)))
                .toList();
    }

    boolean hasFacts() {
        return !facts.isEmpty();
    }

    /** Nothing is said about signers that are not known, as of some versions that were imported. */
    private static Verdict signers(VersionDetail before, VersionDetail after) {
        if (before.signer().isEmpty() || after.signer().isEmpty()) {
            return new Verdict("warn", "It is not known whether the same key signed both.");
        }
        return before.signer().equals(after.signer())
                ? new Verdict("ok", "The same key signed both: to a node they are the same application.")
                : new Verdict("warn", "Another key signed it: to a node it is another application.");
    }

    private static Verdict methods(List<Module> modules, boolean described) {
        if (!described) {
            return new Verdict(
                    "warn", "Not every module describes its methods; those that are described are compared.");
        }
        long removed = count(modules, "removed");
        long changed = count(modules, "changed");
        String text = "It adds " + Words.count(count(modules, "added"), "method", "methods") + ", changes "
                + Words.number(changed) + " and removes " + Words.number(removed) + ".";
        return removed + changed == 0
                ? new Verdict("ok", text)
                : new Verdict("warn", text + " Callers of those have to change.");
    }

    private static Verdict imports(List<Module> modules) {
        return modules.stream().anyMatch(Module::hasImports)
                ? new Verdict("warn", "It asks its node for something else than before.")
                : new Verdict("ok", "It asks its node for nothing else than before.");
    }

    private static boolean isDescribed(Inspection inspection) {
        return inspection.modules().stream()
                .allMatch(module -> module.module().abi().orElse(null) instanceof Abi.Supported);
    }

    private static long count(List<Module> modules, String kind) {
        return modules.stream()
                .flatMap(module -> module.methods().stream())
                .filter(line -> line.kind().equals(kind))
                .count();
    }

    private static List<Fact> facts(VersionDetail before, VersionDetail after) {
        return Stream.of(
                        new Fact("Name", text(before, "name"), text(after, "name")),
                        new Fact("Description", text(before, "description"), text(after, "description")),
                        new Fact("Licence", text(before, "license"), text(after, "license")),
                        new Fact("Tags", list(before, "metadata", "tags"), list(after, "metadata", "tags")),
                        new Fact("Website", link(before, "frontend"), link(after, "frontend")),
                        new Fact("Source code", link(before, "github"), link(after, "github")),
                        new Fact("Documentation", link(before, "docs"), link(after, "docs")),
                        new Fact("Offers", list(before, "interfaces", "exports"), list(after, "interfaces", "exports")),
                        new Fact("Needs", list(before, "interfaces", "uses"), list(after, "interfaces", "uses")),
                        new Fact(
                                "Runs on nodes from",
                                before.facts().minRuntimeVersion(),
                                after.facts().minRuntimeVersion()),
                        new Fact(
                                "Size",
                                Words.size(before.facts().size()),
                                Words.size(after.facts().size())),
                        new Fact("Signer", signer(before), signer(after)))
                .filter(fact -> !fact.before().equals(fact.after()))
                .toList();
    }

    private static String text(VersionDetail detail, String field) {
        return detail.manifest().path("metadata").path(field).asText();
    }

    private static String link(VersionDetail detail, String name) {
        return detail.manifest().path("links").path(name).asText();
    }

    private static String list(VersionDetail detail, String object, String field) {
        return detail.manifest()
                .path(object)
                .path(field)
                .valueStream()
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private static String signer(VersionDetail detail) {
        return detail.signer().map(Object::toString).orElse("unknown");
    }

    private static Map<String, VerifiedModule> byName(Inspection inspection) {
        Map<String, VerifiedModule> modules = new TreeMap<>();
        inspection.modules().forEach(module -> modules.put(module.name().orElse(""), module));
        return modules;
    }

    private static Module module(String name, @Nullable VerifiedModule before, @Nullable VerifiedModule after) {
        return new Module(
                name.isEmpty() ? "Module" : "Service " + name,
                methods(AbiDifference.between(abi(before), abi(after))),
                names(imports(before), imports(after)));
    }

    private static List<Line> methods(AbiDifference difference) {
        List<Line> lines = new ArrayList<>();
        difference.removed().forEach(method -> lines.add(Line.removed(method.signature())));
        difference
                .changed()
                .forEach(change -> lines.add(
                        Line.changed(change.before().signature(), change.after().signature())));
        difference.added().forEach(method -> lines.add(Line.added(method.signature())));
        return lines;
    }

    private static List<Line> names(List<String> before, List<String> after) {
        List<Line> lines = new ArrayList<>();
        before.stream().filter(name -> !after.contains(name)).forEach(name -> lines.add(Line.removed(name)));
        after.stream().filter(name -> !before.contains(name)).forEach(name -> lines.add(Line.added(name)));
        return lines;
    }

    private static List<AbiManifest.Method> abi(@Nullable VerifiedModule module) {
        return module != null && module.module().abi().orElse(null) instanceof Abi.Supported supported
                ? supported.manifest().methods()
                : List.of();
    }

    private static List<String> imports(@Nullable VerifiedModule module) {
        return module == null ? List.of() : module.module().imports().names();
    }
}
