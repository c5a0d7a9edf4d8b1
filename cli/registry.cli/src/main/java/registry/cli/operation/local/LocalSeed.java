package registry.cli.operation.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.spi.SignatureScheme;
import registry.cli.local.LocalFiles;
import registry.cli.operation.Session;
import registry.cli.operation.bundle.PushOperation;
import registry.cli.output.Report;
import registry.signing.archive.BundleWriter;
import registry.signing.key.KeyFile;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;
import registry.signing.manifest.ManifestSigner;
import registry.signing.sample.SampleApp;

/** Publishes a sample app in the registry of this machine's user, signed with a key that is made for it. */
public final class LocalSeed {
    private static final PackageName NAME = PackageName.parse("com.calimero.sample-bundle");
    private static final BundleVersion VERSION = BundleVersion.parse("1.0.0");

    private final Session session;
    private final SignatureSchemes schemes;
    private final SignatureScheme scheme;
    private final SecureRandom random;

    /** Works in a session that is bound to the local registry. */
    public LocalSeed(Session session, SignatureSchemes schemes, SecureRandom random) {
        this.session = session;
        this.schemes = schemes;
        this.scheme = schemes.require("ed25519");
        this.random = random;
    }

    /** Publishes it; again and again does no harm. */
    public Report run() {
        LocalFiles files = session.localFiles();
        try {
            Files.createDirectories(files.directory());
            Path bundle = Files.createTempFile(files.directory(), "seed", ".mpk");
            try {
                write(bundle, key(files.seedKey()));
                return new PushOperation(session, schemes).run(bundle.toString());
            } finally {
                Files.deleteIfExists(bundle);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same key each time: with another one it would be another app. */
    private SigningKey key(Path file) {
        if (!Files.exists(file)) {
            KeyFile.create(file, SigningKey.generate(scheme, random));
        }
        return KeyFile.read(file, scheme);
    }

    private static void write(Path bundle, SigningKey key) throws IOException {
        SampleApp app = SampleApp.of(NAME, VERSION, "Sample bundle");
        byte[] manifest = ManifestSigner.signToBytes(app.manifest(), key);
        try (BundleWriter writer = BundleWriter.start(Files.newOutputStream(bundle), manifest)) {
            writer.file(SampleApp.WASM, app.wasm());
            writer.file(SampleApp.ABI, app.abi());
        }
    }
}
