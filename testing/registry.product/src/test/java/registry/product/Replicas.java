package registry.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import registry.api.spi.DevelopmentIssuer;
import registry.storage.redis.RedisBinary;
import registry.storage.redis.RedisProcess;

/**
 * Server processes that share one Redis, for metadata and bundles, behind one address, with one identity provider where
 * one signs in as anybody. For one thread, its requests apart.
 */
final class Replicas implements AutoCloseable {
    private static final String CALLBACK = "/api/auth/login/dev/callback";

    private final Path folder;
    private final RedisProcess redis;
    private final RoundRobin proxy;
    private final DevelopmentIssuer.Running issuer;
    private final List<ServerProcess> servers = new ArrayList<>();
    private final Map<String, String> settings;
    private String token = "";
    private int started;

    private Replicas(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.redis = RedisProcess.start(RedisBinary.best(), "--appendonly", "yes", "--appendfsync", "always");
        this.proxy = RoundRobin.open();
        this.issuer = ServiceLoader.load(DevelopmentIssuer.class)
                .findFirst()
                .orElseThrow()
                .start(0, new DevelopmentIssuer.Callback(CALLBACK, proxy.port()));
        this.settings = settings();
        settings.putAll(environment);
    }

    /** Starts {@code count} servers on a new store, and sets the registry up. {@code folder} is deleted in the end. */
    static Replicas start(Path folder, int count) throws IOException, InterruptedException {
        return start(folder, count, Map.of());
    }

    /** As the other one, with more environment variables for the servers. */
    static Replicas start(Path folder, int count, Map<String, String> environment)
            throws IOException, InterruptedException {
        Replicas replicas = new Replicas(folder, environment);
        try {
            while (replicas.servers.size() < count) {
                replicas.add();
            }
            // Each server shows a code of its own, which counts at all of them.
            try (Requests last = new Requests(replicas.url(count - 1))) {
                replicas.token = last.setUp(replicas.servers.getFirst().setupCode());
            }
            return replicas;
        } catch (IOException | InterruptedException | RuntimeException e) {
            replicas.close();
            throw e;
        }
    }

    RedisProcess redis() {
        return redis;
    }

    ServerProcess server(int index) {
        return servers.get(index);
    }

    URI url(int index) {
        return servers.get(index).url();
    }

    /** The address of them all, which is what browsers know. */
    URI url() {
        return proxy.url();
    }

    /** The first administrator's API token. */
    String token() {
        return token;
    }

    /** Signs somebody in: begins at one replica, and comes back to another one. */
    SignedIn signIn(String email, URI begin, URI finish) throws IOException, InterruptedException {
        return SignedIn.signIn(new SignedIn.Place(issuer.issuer(), proxy.url(), begin, finish), email);
    }

    /** Has somebody come back from one sign-in at both replicas at once; returns how many let them in. */
    int raceSignIn(String email) throws IOException, InterruptedException {
        return SignedIn.race(new SignedIn.Place(issuer.issuer(), proxy.url(), url(0), url(1)), email);
    }

    /** Kills a server; connections to it break, new ones go to the others. */
    void kill(int index) {
        servers.get(index).kill();
    }

    /** Starts another server in the place of one that was killed. */
    void replace(int index) {
        proxy.remove(servers.get(index).url().getPort());
        servers.set(index, startServer());
    }

    /** What a replica lists for a package, all versions. */
    static JsonNode versions(Requests replica, String name, String more) throws IOException, InterruptedException {
        return replica.json("/api/v2/bundles?package=" + name + "&all_versions=true" + more);
    }

    @Override
    public void close() {
        servers.forEach(ServerProcess::close);
        proxy.close();
        issuer.close();
        redis.close();
        FileTrees.delete(folder);
    }

    private void add() {
        servers.add(startServer());
    }

    private ServerProcess startServer() {
        ServerProcess server = ServerProcess.start(folder.resolve("data-" + started++), settings);
        proxy.add(server.url().getPort());
        return server;
    }

    private Map<String, String> settings() {
        Map<String, String> all = new TreeMap<>();
        all.put("REGISTRY_METADATA_STORE", "redis");
        all.put("REGISTRY_BLOBS_STORE", "redis");
        all.put("REGISTRY_REDIS_URL", redis.url());
        all.put("REGISTRY_PUBLIC_URL", proxy.url().toString());
        all.put("REGISTRY_AUTH_OIDC_DEV_ISSUER", issuer.issuer().toString());
        all.put("REGISTRY_AUTH_OIDC_DEV_CLIENT_ID", issuer.clientId());
        all.put("REGISTRY_AUTH_OIDC_DEV_CLIENT_SECRET", issuer.clientSecret());
        return all;
    }
}
