package registry.web.page.browse;

import io.jstach.jstache.JStache;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import registry.signing.verify.VerifiedModule;
import registry.signing.wasm.NameList;
import registry.signing.wasm.WasmModule;
import registry.web.page.Frame;
import registry.web.page.Page;
import registry.web.page.Words;

/** What the modules of a version are made of. */
@JStache(path = "browse/inside")
record InsidePage(Frame frame, VersionHead head, VersionRail rail, List<Module> modules) implements Page {
    /** A module. */
    record Module(
            String title,
            String path,
            String size,
            List<Part> parts,
            Names imports,
            Names exports,
            List<String> memories,
            Names customSections) {
        static Module of(VerifiedModule module) {
            WasmModule wasm = module.module();
            return new Module(
                    module.name().map(name -> "Service " + name).orElse("Module"),
                    module.wasm().path(),
                    Words.size(wasm.size()),
                    Part.of(wasm),
                    Names.of(wasm.imports()),
                    Names.of(wasm.exports()),
                    wasm.memories().stream().map(Module::text).toList(),
                    Names.of(wasm.customSections()));
        }

        boolean hasMemories() {
            return !memories.isEmpty();
        }

        private static String text(WasmModule.Memory memory) {
            String limit = memory.maxPages().isPresent()
                    ? ", at most " + Words.number(memory.maxPages().getAsLong())
                    : "";
            return Words.count(memory.minPages(), "page", "pages") + " of 64 KiB at first" + limit
                    + (memory.imported() ? ", from the host" : "");
        }
    }

    /**
     * What part of a module's bytes is spent on something.
     *
     * @param offset where it begins in the bar, in percent
     * @param share how much of the bar it takes, in percent
     * @param shade which of eight shades it has
     */
    record Part(String name, String size, String offset, String share, int shade) {
        private static final int SHADES = 8;
        private static final double PERCENT = 100;

        static List<Part> of(WasmModule wasm) {
            List<Part> parts = new ArrayList<>();
            long before = 0;
            for (WasmModule.Section section : wasm.sections()) {
                parts.add(new Part(
                        section.name(),
                        Words.size(section.size()),
                        percent(before, wasm.size()),
                        percent(section.size(), wasm.size()),
                        parts.size() % SHADES));
                before += section.size();
            }
            return parts;
        }

        private static String percent(long part, long whole) {
            return String.format(Locale.ROOT, "%.2f", part * PERCENT / Math.max(1, whole));
        }
    }

    /**
     * Names out of a module.
     *
     * @param more how many are not shown, in words; {@code ""} for none
     */
    record Names(String count, List<String> names, String more) {
        static Names of(NameList list) {
            long hidden = list.count() - list.names().size();
            return new Names(
                    Words.number(list.count()), list.names(), hidden > 0 ? Words.number(hidden) + " more" : "");
        }

        boolean any() {
            return !names.isEmpty();
        }

        boolean hasMore() {
            return !more.isEmpty();
        }
    }

    boolean any() {
        return !modules.isEmpty();
    }

    @Override
    public String html() {
        return InsidePageRenderer.of().execute(this);
    }
}
