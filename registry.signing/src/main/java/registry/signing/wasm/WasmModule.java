package registry.signing.wasm;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A WebAssembly module (core specification, binary format version 1) as seen from outside.
 *
 * @param size its length, in bytes
 * @param imports what it imports, as {@code module.name}
 * @param exports what it exports
 * @param memories its memories, imported ones first; at most the first {@value #MAX_MEMORIES}
 * @param sections what its bytes are spent on, in the order in which each kind first occurs
 * @param customSections the names of its custom sections
 * @param abi the embedded ABI, if there is one
 */
public record WasmModule(
        long size,
        NameList imports,
        NameList exports,
        List<Memory> memories,
        List<Section> sections,
        NameList customSections,
        Optional<Abi> abi) {
    /** How many memories are kept. */
    public static final int MAX_MEMORIES = 16;

    /** Copies the lists. */
    public WasmModule {
        memories = List.copyOf(memories);
        sections = List.copyOf(sections);
    }

    /**
     * Reads a module to its last byte. Memory is bounded: at most {@link AbiBudget#MAX_DOCUMENT} bytes of ABI at a time.
     *
     * @param in the module, from its first byte; not closed
     * @param budget bounds the ABI documents that are read
     * @throws registry.api.RegistryException {@code bundle_integrity} when it is not a well-formed module, with the
     *     position and the problem; {@code bundle_too_large} when its ABI exceeds the budget
     */
    public static WasmModule read(InputStream in, AbiBudget budget) {
        return new WasmReader(new WasmInput(in), budget).read();
    }

    /**
     * All sections of one kind.
     *
     * @param name as the core specification calls it, such as {@code code} or {@code custom}
     * @param size of their contents together, in bytes
     */
    public record Section(String name, long size) {}

    /**
     * A linear memory.
     *
     * @param minPages its initial size, in pages
     * @param maxPages the size it may grow to, in pages
     * @param imported whether the host provides it
     */
    public record Memory(long minPages, OptionalLong maxPages, boolean imported) {}
}
