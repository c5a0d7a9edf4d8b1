package registry.product;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import registry.signing.key.SignatureSchemes;
import registry.signing.key.SigningKey;

/** Three people at a real server, where they signed in and made tokens. */
record Team(ServerProcess server, Requests requests, Account alice, Account bob, Account mallory)
        implements AutoCloseable {
    private static final int PAYLOAD = 1000;

    /** Starts the server in this folder. */
    static Team start(Path folder) throws IOException, InterruptedException {
        ServerProcess server = ServerProcess.start(
                folder.resolve("data"),
                Map.of("REGISTRY_DEVELOPMENT_PORT", Integer.toString(Product.freePort())),
                "--dev-login");
        URI url = URI.create("http://localhost:" + server.url().getPort());
        Requests requests = new Requests(url);
        try {
            return new Team(
                    server,
                    requests,
                    Account.signUp(url, requests, "alice"),
                    Account.signUp(url, requests, "bob"),
                    Account.signUp(url, requests, "mallory"));
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    List<Account> people() {
        return List.of(alice, bob, mallory);
    }

    /** The versions of a package that are listed. */
    List<String> versions(String name) throws IOException, InterruptedException {
        return requests.json("/api/v2/bundles?package=" + name + "&all_versions=true&fresh=1")
                .findValuesAsText("appVersion");
    }

    static TestBundle bundle(String name, String version, SigningKey key) {
        return TestBundle.create(name, version, PAYLOAD, key);
    }

    static SigningKey newKey() {
        return SigningKey.generate(SignatureSchemes.load().require("ed25519"), new SecureRandom());
    }

    @Override
    public void close() {
        requests.close();
        server.close();
    }
}
