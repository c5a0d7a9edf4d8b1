package registry.cli.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import registry.api.BundleVersion;
import registry.api.PackageName;
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
            return new SignedManifest(
                    new String(client.manifest(name.value(), wanted.toString()), StandardCharsets.UTF_8));
        }
    }

    private record SignedManifest(String text) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.line(text.stripTrailing());
        }

        @Override
        public JsonNode json() {
            return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
