package registry.signing.wasm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Walks the sections of one module (WebAssembly core specification 3.0, chapter 5). */
final class WasmReader {
    private static final long MAGIC = 0x6d736100L;
    private static final int VERSION = 1;
    private static final int LAYER_MODULE = 0;

    private static final int CUSTOM = 0;
    private static final int IMPORT = 2;
    private static final int FUNCTION = 3;
    private static final int MEMORY = 5;
    private static final int EXPORT = 7;
    private static final int CODE = 10;

    /** The sections other than custom ones, in the order in which they must come, each at most once. */
    private static final List<Integer> ORDER = List.of(1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11);

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0, "custom"),
            Map.entry(1, "type"),
            Map.entry(2, "import"),
            Map.entry(3, "function"),
            Map.entry(4, "table"),
            Map.entry(5, "memory"),
            Map.entry(6, "global"),
            Map.entry(7, "export"),
            Map.entry(8, "start"),
            Map.entry(9, "element"),
            Map.entry(10, "code"),
            Map.entry(11, "data"),
            Map.entry(12, "data count"),
            Map.entry(13, "tag"));

    private final WasmInput in;
    private final AbiBudget budget;
    private final NameCollector imports = new NameCollector();
    private final NameCollector exports = new NameCollector();
    private final NameCollector customSections = new NameCollector();
    private final List<WasmModule.Memory> memories = new ArrayList<>();
    private final Map<String, Long> sections = new LinkedHashMap<>();
    private Optional<Abi> abi = Optional.empty();
    private int lastInOrder = -1;
    private long functions;
    private long bodies;

    WasmReader(WasmInput in, AbiBudget budget) {
        this.in = in;
        this.budget = budget;
    }

    WasmModule read() {
        readHeader();
        while (!in.atEnd()) {
            readSection();
        }
        if (functions != bodies) {
            throw in.malformed("it declares " + functions + " functions and has code for " + bodies);
        }
        return new WasmModule(
                in.position(), imports.list(), exports.list(), memories, sectionSizes(), customSections.list(), abi);
    }

    private List<WasmModule.Section> sectionSizes() {
        return sections.entrySet().stream()
                .map(section -> new WasmModule.Section(section.getKey(), section.getValue()))
                .toList();
    }

    private void readHeader() {
        long magic = u16() | (long) u16() << 16;
        if (magic != MAGIC) {
            throw in.malformed("it does not begin with the magic number of WebAssembly");
        }
        int version = u16();
        int layer = u16();
        if (layer != LAYER_MODULE) {
            throw in.malformed("it is a component; only core modules run on a node");
        }
        if (version != VERSION) {
            throw in.malformed("its format version is " + version + ", not " + VERSION);
        }
    }

    private void readSection() {
        int id = in.u8();
        String name = NAMES.getOrDefault(id, "");
        if (name.isEmpty()) {
            throw in.malformed("a section has the unknown id " + id);
        }
        requireOrder(id, name);
        long size = in.u32();
        in.enterSection(size);
        sections.merge(name, size, Long::sum);
        switch (id) {
            case CUSTOM -> readCustom();
            case IMPORT -> readImports();
            case FUNCTION -> functions = countOnly();
            case MEMORY -> readMemories();
            case EXPORT -> readExports();
            case CODE -> bodies = countOnly();
            default -> in.skip(size);
        }
        in.leaveSection("the " + name + " section");
    }

    private void requireOrder(int id, String name) {
        if (id == CUSTOM) {
            return;
        }
        int place = ORDER.indexOf(id);
        if (place <= lastInOrder) {
            throw in.malformed("the " + name + " section is repeated or out of order");
        }
        lastInOrder = place;
    }

    private long countOnly() {
        long count = in.u32();
        in.skip(in.left());
        return count;
    }

    private void readCustom() {
        String name = in.name();
        customSections.add(name);
        if (!name.equals(AbiManifest.SECTION)) {
            in.skip(in.left());
            return;
        }
        budget.take(in.left());
        abi = Optional.of(Abi.preferred(abi, Abi.read(in.bytes((int) in.left()))));
    }

    private void readImports() {
        long count = in.u32();
        for (long i = 0; i < count; i++) {
            imports.add(in.name() + "." + in.name());
            int kind = in.u8();
            switch (kind) {
                case 0 -> in.u32();
                case 1 -> {
                    skipValueType();
                    readLimits();
                }
                case 2 -> keep(readLimits(), true);
                case 3 -> {
                    skipValueType();
                    requireFlag();
                }
                case 4 -> {
                    requireFlag();
                    in.u32();
                }
                default -> throw in.malformed("an import is of the unknown kind " + kind);
            }
        }
    }

    private void readMemories() {
        long count = in.u32();
        for (long i = 0; i < count; i++) {
            keep(readLimits(), false);
        }
    }

    private void readExports() {
        long count = in.u32();
        for (long i = 0; i < count; i++) {
            exports.add(in.name());
            int kind = in.u8();
            if (kind > 4) {
                throw in.malformed("an export is of the unknown kind " + kind);
            }
            in.u32();
        }
    }

    private void keep(Limits limits, boolean imported) {
        if (memories.size() < WasmModule.MAX_MEMORIES) {
            memories.add(new WasmModule.Memory(limits.min(), limits.max(), imported));
        }
    }

    /** Flags: bit 0 a maximum follows, bit 1 shared, bit 2 numbers of 64 bits, bit 3 a page size follows. */
    private Limits readLimits() {
        int flags = in.u8();
        if (flags > 0x0f) {
            throw in.malformed("a size limit has the unknown flags " + flags);
        }
        boolean wide = (flags & 4) != 0;
        long min = wide ? in.u64() : in.u32();
        OptionalLong max = (flags & 1) == 0 ? OptionalLong.empty() : OptionalLong.of(wide ? in.u64() : in.u32());
        if (max.isPresent() && Long.compareUnsigned(max.getAsLong(), min) < 0) {
            throw in.malformed("a size limit has a maximum below its minimum");
        }
        if ((flags & 8) != 0) {
            in.u32();
        }
        return new Limits(min, max);
    }

    /** A value or reference type: one byte, or a prefix followed by a heap type. */
    private void skipValueType() {
        int type = in.u8();
        if (type == 0x63 || type == 0x64) {
            in.skipS33();
        } else if (type < 0x69 || type > 0x7f) {
            throw in.malformed("a type has the unknown code " + type);
        }
    }

    private void requireFlag() {
        if (in.u8() > 3) {
            throw in.malformed("a flag has an unknown value");
        }
    }

    private int u16() {
        return in.u8() | in.u8() << 8;
    }

    private record Limits(long min, OptionalLong max) {}
}
