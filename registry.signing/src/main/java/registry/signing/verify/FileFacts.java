package registry.signing.verify;

import java.util.Optional;
import registry.api.Digest;
import registry.api.RegistryException;
import registry.signing.wasm.Abi;
import registry.signing.wasm.WasmModule;

/**
 * What was found at one path of the archive.
 *
 * @param size its length, in bytes
 * @param digest the SHA-256 of its content
 * @param content what its content is, as far as the manifest gives reason to look
 */
record FileFacts(long size, Digest digest, Content content) {
    /** What a file is. */
    sealed interface Content {}

    /** A well-formed module. */
    record Module(WasmModule module) implements Content {}

    /** An ABI document, well-formed or not. */
    record AbiFile(Abi abi) implements Content {}

    /** Not what it should be. */
    record Refused(RegistryException reason) implements Content {}

    /** Nobody asked. */
    record Opaque() implements Content {}

    Optional<WasmModule> module() {
        return content instanceof Module found ? Optional.of(found.module()) : Optional.empty();
    }

    Optional<RegistryException> refusal() {
        return content instanceof Refused refused ? Optional.of(refused.reason()) : Optional.empty();
    }
}
