package registry.cli.operation.signing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import registry.api.SignerId;
import registry.api.spi.SignatureScheme;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Style;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.signing.key.KeyFile;
import registry.signing.key.SigningKey;

/** Makes and reads key files. */
public final class KeyOperation {
    private final Session session;
    private final SignatureScheme scheme;
    private final SecureRandom random;

    /** Works in a session, with keys of one scheme. */
    public KeyOperation(Session session, SignatureScheme scheme, SecureRandom random) {
        this.session = session;
        this.scheme = scheme;
        this.random = random;
    }

    /** Makes a new key and writes its file. */
    public Report generate(String output, boolean force) {
        Path file = session.path(output);
        SigningKey key = SigningKey.generate(scheme, random);
        if (force) {
            KeyFile.replace(file, key);
        } else {
            KeyFile.create(file, key);
        }
        return new Generated(file, key.signerId());
    }

    /** The identity of the key in a file, derived anew from its private key. */
    public Report signerId(String keyFile) {
        SigningKey key = KeyFile.read(session.path(keyFile), scheme);
        if (key.isDevelopment()) {
            session.warn("this is the well-known development key, which everybody has and no registry accepts");
        }
        return new Identity(key.signerId());
    }

    private record Generated(Path file, SignerId signer) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.table(new Table().row("Key file", file.toString()).row("Signer id", signer.value()));
            out.line();
            out.line(
                    Style.WARNING,
                    "Keep it safe and secret:",
                    " package name and key together are an app's identity on every node.");
        }

        @Override
        public JsonNode json() {
            return Json.object().put("keyFile", file.toString()).put("signerId", signer.value());
        }
    }

    private record Identity(SignerId signer) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.line(signer.value());
        }

        @Override
        public JsonNode json() {
            return Json.object().put("signerId", signer.value());
        }
    }
}
