package registry.migration;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import registry.api.ApiError;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.RegistryException;

/**
 * Bundles over HTTP: from the old registry itself, which has {@code /artifacts/…}, or from the bucket behind it. Names and
 * versions need no encoding in an address. For one thread.
 */
final class HttpBlobs implements BlobSource, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final long WHOLE_MINUTES = 10;
    private static final int OK = 200;

    /** Not here: by the registry or a bucket, and by a registry that knows the version and lost its bytes. */
    private static final Set<Integer> ABSENT = Set.of(404, 409, 410);

    private static final String NAME = "{package}";
    private static final String VERSION = "{version}";

    private final HttpClient client;
    private final String base;
    private final List<String> forms = new ArrayList<>(List.of(
            "/artifacts/" + NAME + "/" + VERSION + "/" + NAME + "-" + VERSION + ".mpk",
            "/" + NAME + "/" + VERSION + ".mpk",
            "/bundles/" + NAME + "/" + VERSION + ".mpk"));

    private HttpBlobs(HttpClient client, String base) {
        this.client = client;
        this.base = base;
    }

    /** @throws RegistryException with {@link ApiError#INVALID_PARAMS} when this is no address of a server */
    static HttpBlobs at(String address) {
        String base = address.strip().replaceFirst("/+$", "");
        try {
            URI uri = URI.create(base);
            if (uri.getHost() != null && uri.getRawQuery() == null && uri.getRawUserInfo() == null) {
                return new HttpBlobs(
                        HttpClient.newBuilder()
                                .connectTimeout(CONNECT)
                                .followRedirects(HttpClient.Redirect.NORMAL)
                                .build(),
                        base);
            }
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
        throw malformed(null);
    }

    @Override
    public Optional<InputStream> open(PackageName name, BundleVersion version) throws IOException {
        List<String> troubles = new ArrayList<>();
        for (String form : List.copyOf(forms)) {
            String address = base + form.replace(NAME, name.value()).replace(VERSION, version.toString());
            HttpResponse<InputStream> response = get(address);
            if (response.statusCode() == OK) {
                prefer(form);
                return Optional.of(bounded(response.body()));
            }
            response.body().close();
            if (!ABSENT.contains(response.statusCode())) {
                troubles.add(address + " answered " + response.statusCode());
            }
        }
        if (!troubles.isEmpty()) {
            throw new IOException(String.join("; ", troubles));
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    /** What worked once is asked first from then on. */
    private void prefer(String form) {
        forms.remove(form);
        forms.addFirst(form);
    }

    private HttpResponse<InputStream> get(String address) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(ANSWER).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while fetching " + address, e);
        } catch (IOException e) {
            throw new IOException(address + " cannot be reached: " + e, e);
        }
    }

    /** A server that trickles bytes must not hold an import for ever. */
    private static InputStream bounded(InputStream body) {
        CompletableFuture.delayedExecutor(WHOLE_MINUTES, TimeUnit.MINUTES).execute(() -> {
            try {
                body.close();
            } catch (IOException e) {
                System.getLogger(HttpBlobs.class.getName())
                        .log(System.Logger.Level.DEBUG, "a transfer that took too long ended with", e);
            }
        });
        return body;
    }

    private static RegistryException malformed(@Nullable IllegalArgumentException cause) {
        return new RegistryException(
                ApiError.INVALID_PARAMS,
                "the address of the bundles must look like https://old.example.com, without user, password and query",
                cause);
    }
}
