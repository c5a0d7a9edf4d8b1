package registry.product;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.client.ClientSettings;
import registry.client.RegistryClient;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;

/** What a server serves at {@code /openapi} makes a TypeScript client that compiles and works; see docs/clients.md. */
class TypeScriptIT {
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", ".npmrc", "tsconfig.json", "src/smoke.ts");

    private final SigningKey key = SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());

    @TempDir
    private Path folder;

    @Test
    void makesAClientThatCompilesAndWorks() throws Exception {
        NodeProject project =
                NodeProject.install(Product.root().resolve("testing/typescript"), FILES, folder.resolve("client"));
        TestBundle bundle = TestBundle.create("com.example.typed", "1.0.0", 20_000, key);
        Path file = Files.write(folder.resolve("app.mpk"), bundle.bytes());
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of())) {
            String url = server.url().toString();
            project.runTool("openapi-typescript", url + "/openapi", "--output", "src/registry.ts");
            project.runTool("tsc");
            project.run(
                    Map.of("REGISTRY_TOKEN", token(server)),
                    "node",
                    "dist/smoke.js",
                    url,
                    file.toString(),
                    bundle.name(),
                    bundle.version());
        }
    }

    private static String token(ServerProcess server) {
        ClientSettings settings =
                ClientSettings.at(server.url()).timeout(Duration.ofSeconds(60)).build();
        try (RegistryClient client = new RegistryClient(settings)) {
            return client.server()
                    .setUp(server.setupCode(), "owner@example.com", "owner")
                    .token();
        }
    }
}
