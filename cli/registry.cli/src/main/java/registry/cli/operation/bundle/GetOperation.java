package registry.cli.operation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.cli.operation.Session;
import registry.cli.output.Report;
import registry.cli.output.TextOutput;
import registry.client.RegistryClient;
import registry.signing.json.StrictJson;

/** Shows the signed manifest of a published version. */
public final class GetOperation {
    private final Session session;

    /** Works in a session. */
    public GetOperation(Session session) {
        this.session = session;
    }

    /** Fetches the manifest as its publisher signed it. */
    public Report run(String packageName, String version) {
        PackageName name = PackageName.parse(packageName);
        BundleVersion wanted = BundleVersion.parse(version);
        try (RegistryClient client = session.connect()) {
            return new SignedManifest(client.bundles().manifest(name.value(), wanted.toString()));
        }
    }

    private static final class SignedManifest implements Report {
        private final byte[] bytes;

        SignedManifest(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void writeTo(TextOutput out) {
            out.content(bytes);
        }

        @Override
        public JsonNode json() {
            return StrictJson.parse(bytes);
        }
    }
}
