package registry.cli.operation.signing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import registry.api.SignerId;
import registry.api.spi.SignatureScheme;
import registry.cli.bundle.Manifests;
import registry.cli.file.AtomicFile;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.UsageException;
import registry.signing.key.KeyFile;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;

/** Signs a manifest in place. */
public final class SignOperation {
    static final String KEY_VARIABLE = "MERO_SIGN_KEY";

    private final Session session;
    private final SignatureScheme scheme;

    /** Works in a session, with keys of one scheme. */
    public SignOperation(Session session, SignatureScheme scheme) {
        this.session = session;
        this.scheme = scheme;
    }

    /**
     * Signs.
     *
     * @param target manifest, or directory that holds one
     * @param keyFile key to sign with; without it and without {@code development} the one that {@code MERO_SIGN_KEY}
     *     names
     * @param development whether to sign with the well-known development key
     */
    public Report run(String target, Optional<String> keyFile, boolean development) {
        SigningKey key = key(keyFile, development);
        Path file = Manifests.locate(session.path(target));
        ObjectNode manifest = Manifests.parse(Manifests.read(file));
        byte[] signed = ManifestSigner.signToBytes(manifest, key);
        AtomicFile.write(file, out -> out.write(signed));
        if (key.isDevelopment()) {
            session.warn("signed with the well-known development key, which no registry accepts");
        }
        return new Signed(file, key.signerId());
    }

    private SigningKey key(Optional<String> keyFile, boolean development) {
        if (keyFile.isPresent() && development) {
            throw new UsageException("--key and --dev exclude each other");
        }
        if (development) {
            return SigningKey.development(scheme);
        }
        return keyFile.or(() -> session.variable(KEY_VARIABLE))
                .map(session::path)
                .map(file -> KeyFile.read(file, scheme))
                .orElseThrow(() -> new UsageException(
                        "No key to sign with",
                        "--key FILE, made by 'calimero-registry key generate --output FILE', or " + KEY_VARIABLE));
    }

    private record Signed(Path file, SignerId signer) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.table(new Table().row("Signed", file.toString()).row("Signer id", signer.value()));
        }

        @Override
        public JsonNode json() {
            return Json.object().put("manifest", file.toString()).put("signerId", signer.value());
        }
    }
}
