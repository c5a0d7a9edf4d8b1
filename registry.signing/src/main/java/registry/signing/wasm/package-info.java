/**
 * What a WebAssembly module says about itself: its section structure, imports, exports, memories, and the ABI that
 * Calimero's tools embed. Reading is streaming and keeps little; nothing is executed or fully validated.
 */
@NullMarked
package registry.signing.wasm;

import org.jspecify.annotations.NullMarked;
