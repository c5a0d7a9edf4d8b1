package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.config.mp.MpConfigSources;
import jakarta.ws.rs.client.WebTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;
import registry.web.http.Json;

/** A running server as its clients see it, with an administrator's token. Thread-safe. */
final class TestRegistry {
    private static final Map<Path, String> TOKENS = new ConcurrentHashMap<>();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final String FILE = "form-data; name=\"bundle\"; filename=\"app.mpk\"";

    private final URI url;

    private TestRegistry(URI url) {
        this.url = url;
    }

    /** A new data directory, any free port, bundles of at most 1 MiB, and no rate limits. */
    static ConfigSource config() {
        return config(Map.of());
    }

    /** The same, with {@code more} keys set. */
    static ConfigSource config(Map<String, String> more) {
        try {
            Path data = Files.createTempDirectory(Path.of("target"), "data-");
            Map<String, String> values = new HashMap<>();
            values.put("registry.data", data.toString());
            values.put("registry.port", "0");
            values.put("registry.bundles.max-upload-bytes", "1048576");
            for (String limit : List.of("auth", "publish", "writes")) {
                values.put("registry.limits." + limit + "-per-minute", "0");
            }
            values.putAll(more);
            return MpConfigSources.create(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TestRegistry at(WebTarget target) {
        return new TestRegistry(target.getUri());
    }

    URI url() {
        return url;
    }

    /** The set-up code, as an operator reads it. */
    static String setupCode() {
        try {
            return Files.readString(data().resolve("setup-code")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean setupCodeExists() {
        return Files.exists(data().resolve("setup-code"));
    }

    /** The administrator's token; sets the registry up the first time. */
    String token() {
        return TOKENS.computeIfAbsent(data(), directory -> {
            ObjectNode body = Json.object()
                    .put("code", setupCode())
                    .put("email", "admin@example.com")
                    .put("username", "alice");
            Reply reply = post("/api/setup", body.toString());
            assertThat(reply.status()).isEqualTo(201);
            return reply.json().get("token").textValue();
        });
    }

    Reply get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Reply head(String path, String... headers) {
        return send("HEAD", path, BodyPublishers.noBody(), headers);
    }

    Reply post(String path, String body, String... headers) {
        return send("POST", path, BodyPublishers.ofString(body), headers);
    }

    Reply send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path)).method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return Reply.of(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the administrator's token, as the existing clients do it: a JSON content type even without a body. */
    Reply signedIn(String method, String path, String json) {
        return send(
                method,
                path,
                BodyPublishers.ofString(json),
                "Authorization",
                "Bearer " + token(),
                "Content-Type",
                "application/json");
    }

    /** With this token, if there is one. */
    Reply sendAs(Optional<String> token, String method, String path, String json) {
        String[] headers = token.map(secret -> new String[] {"Authorization", "Bearer " + secret})
                .orElseGet(() -> new String[0]);
        return send(method, path, BodyPublishers.ofString(json), headers);
    }

    /** Publishes as the web front end does. */
    Reply pushFile(byte[] bundle) {
        return pushFileAs(Optional.of(token()), bundle);
    }

    /** Publishes with this token, if there is one. */
    Reply pushFileAs(Optional<String> token, byte[] bundle) {
        return sendFile("/api/v2/bundles/push-file", FILE, token, bundle);
    }

    /** Sends a bundle in a form, with this token if there is one. */
    Reply sendFileAs(Optional<String> token, String path, byte[] bundle, String... headers) {
        return sendFile(path, FILE, token, bundle, headers);
    }

    Reply pushFile(String disposition, byte[] bundle) {
        return sendFile("/api/v2/bundles/push-file", disposition, Optional.of(token()), bundle);
    }

    Reply sendFile(String path, String disposition, Optional<String> token, byte[] bundle, String... more) {
        byte[] head =
                ("--BOUNDARY\r\nContent-Disposition: " + disposition + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\r\n--BOUNDARY--\r\n".getBytes(StandardCharsets.UTF_8);
        List<String> headers = new ArrayList<>(List.of("Content-Type", "multipart/form-data; boundary=BOUNDARY"));
        headers.addAll(List.of(more));
        token.ifPresent(secret -> headers.addAll(List.of("Authorization", "Bearer " + secret)));
        return send(
                "POST",
                path,
                BodyPublishers.concat(
                        BodyPublishers.ofByteArray(head),
                        BodyPublishers.ofByteArray(bundle),
                        BodyPublishers.ofByteArray(tail)),
                headers.toArray(String[]::new));
    }

    /** Publishes as command lines do. */
    Reply push(ObjectNode manifest, byte[] bundle) {
        ObjectNode body = manifest.deepCopy();
        body.put("_binary", HexFormat.of().formatHex(bundle)).put("_overwrite", true);
        return signedIn("POST", "/api/v2/bundles/push", new String(Json.bytes(body), StandardCharsets.UTF_8));
    }

    /** Publishes and insists. */
    TestBundle published(String name, String version) {
        TestBundle bundle = TestBundle.of(name, version);
        Reply reply = pushFile(bundle.bytes());
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return bundle;
    }

    private static Path data() {
        return Path.of(ConfigProvider.getConfig().getValue("registry.data", String.class));
    }
}
