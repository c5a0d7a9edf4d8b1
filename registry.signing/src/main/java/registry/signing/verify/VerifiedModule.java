package registry.signing.verify;

import java.util.Optional;
import registry.signing.manifest.Manifest;
import registry.signing.wasm.WasmModule;

/**
 * A module of a bundle that passed every check.
 *
 * @param name the name of its service; empty for the only module of a bundle without services
 * @param wasm the file, as declared
 * @param module what it says about itself, its embedded ABI included
 */
public record VerifiedModule(Optional<String> name, Manifest.Artifact wasm, WasmModule module) {}
