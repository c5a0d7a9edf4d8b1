package registry.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Talks to one registry over HTTP.
 *
 * <p>Every method may throw a {@link ClientException}; those that touch a local file throw {@link UncheckedIOException}
 * when that fails. Safe for use by several threads. Closing ends what is under way and may be repeated.
 */
public final class RegistryClient implements AutoCloseable {
    /** A publish is verified before it is answered, which for a large bundle takes longer than an ordinary read. */
    private static final Duration PUBLISH_PATIENCE = Duration.ofSeconds(60);

    private final Transport transport;

    /** Creates a client; nothing is sent yet. */
    public RegistryClient(ClientSettings settings) {
        this.transport = new Transport(settings);
    }

    /** Asks whether the registry serves. */
    public Health health() {
        ObjectNode answer = Answers.object(get("/api/healthz"));
        return new Health(Answers.requireText(answer, "status"), Answers.text(answer, "timestamp"));
    }

    /** Turns the one-time set-up code of a new registry into its first administrator. */
    public SetupAnswer setUp(String code, String email, String username) {
        ObjectNode body = Answers.newObject();
        body.put("code", code).put("email", email).put("username", username);
        ObjectNode answer = Answers.object(transport.send(transport
                .request("/api/setup")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Answers.encode(body)))
                .build()));
        return new SetupAnswer(Answers.requireText(answer, "token"), answer);
    }

    /** All versions of a package, newest first; empty if there is no such package. */
    public List<BundleEntry> versions(String packageName) {
        String query = "?package=" + encode(packageName) + "&all_versions=true";
        return Answers.objects(get("/api/v2/bundles" + query)).stream()
                .map(RegistryClient::entry)
                .toList();
    }

    /** The signed manifest of a version, byte for byte as its publisher made it. */
    public byte[] manifest(String packageName, String version) {
        return get("/api/v2/bundles/" + encode(packageName) + "/" + encode(version) + "/manifest")
                .body();
    }

    /** Publishes a bundle. The file is read while it is sent; sending the same bytes twice is harmless. */
    public Publication publish(Path bundle) {
        Progress progress = new Progress();
        Upload upload;
        try {
            upload = Upload.of(bundle, "bundle.mpk", progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HttpRequest request = transport
                .request("/api/v2/bundles/push-file")
                .header("Content-Type", upload.contentType())
                .POST(upload.body())
                .build();
        Duration patience =
                transport.timeout().compareTo(PUBLISH_PATIENCE) > 0 ? transport.timeout() : PUBLISH_PATIENCE;
        return publication(Answers.object(transport.send(request, Transport.wholeBody(), progress, patience)));
    }

    /**
     * Fetches the bundle of a version into a file. The bytes are compared with the digest that the server announces,
     * then shown to {@code acceptance}, which throws to refuse them; only then does the target appear or change.
     *
     * @param target file to create or replace, in an existing directory
     * @param acceptance looks at the fetched file, which lies beside the target under another name
     */
    public Download download(String packageName, String version, Path target, Consumer<Path> acceptance) {
        String path = "/artifacts/" + encode(packageName) + "/" + encode(version) + "/"
                + encode(packageName + "-" + version + ".mpk");
        HttpRequest request = transport.request(path).GET().build();
        Progress progress = new Progress();
        try (IncomingFile file = new IncomingFile(target)) {
            HttpResponse<byte[]> response =
                    transport.send(request, into(file, progress), progress, transport.timeout());
            byte[] actual = file.finish();
            Optional<byte[]> announced = AnnouncedDigest.in(response.headers());
            if (announced.isPresent() && !MessageDigest.isEqual(announced.get(), actual)) {
                throw new UnexpectedAnswerException("The download is damaged: its SHA-256 is "
                        + IncomingFile.hex(actual) + " and the registry announced "
                        + IncomingFile.hex(announced.get()));
            }
            acceptance.accept(file.temporary());
            file.moveIntoPlace();
            return new Download(target, file.size(), IncomingFile.hex(actual), announced.isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an administrator does to the registry as a whole. */
    public MaintenanceClient maintenance() {
        return new MaintenanceClient(transport);
    }

    @Override
    public void close() {
        transport.close();
    }

    private HttpResponse<byte[]> get(String path) {
        return transport.send(transport.request(path).GET().build());
    }

    /** Writes a good answer into the file and keeps the body of any other. */
    static HttpResponse.BodyHandler<byte[]> into(IncomingFile file, Progress progress) {
        return head -> {
            if (head.statusCode() != 200) {
                return Transport.wholeBody().apply(head);
            }
            return HttpResponse.BodySubscribers.mapping(
                    HttpResponse.BodySubscribers.ofByteArrayConsumer(piece -> piece.ifPresent(bytes -> {
                        progress.moved();
                        file.write(bytes);
                    })),
                    nothing -> new byte[0]);
        };
    }

    private static BundleEntry entry(ObjectNode json) {
        return new BundleEntry(
                Answers.requireText(json, "package"),
                Answers.requireText(json, "appVersion"),
                Answers.text(json, "minRuntimeVersion")
                        .or(() -> Answers.text(json, "min_runtime_version"))
                        .orElse(""),
                json.path("yanked").asBoolean(false),
                Answers.text(json, "yankReason"),
                json.path("downloads").asLong(0),
                json);
    }

    private static Publication publication(ObjectNode json) {
        List<Publication.Warning> warnings = new ArrayList<>();
        for (JsonNode warning : json.path("warnings")) {
            warnings.add(new Publication.Warning(
                    Answers.text(warning, "code").orElse("warning"),
                    Answers.text(warning, "message").orElse("")));
        }
        return new Publication(
                Answers.requireText(json, "package"),
                Answers.requireText(json, "version"),
                json.path("alreadyPublished").asBoolean(false),
                Answers.text(json, "applicationId"),
                warnings,
                json);
    }

    /** Encodes one path segment or query value. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
