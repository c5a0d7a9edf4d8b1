package registry.auth.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Talks to one issuer: never longer than its patience about one question, never more than {@value #MOST_BYTES}
 * bytes in one answer, to safe addresses only, and without following redirects, which no endpoint of OpenID Connect
 * needs.
 */
final class Transport implements HTTPRequestSender, ResourceRetriever, AutoCloseable {
    /** The patience to use. */
    static final Duration PATIENCE = Duration.ofSeconds(5);
    /** The longest answer. */
    static final int MOST_BYTES = 512 * 1024;

    private static final int OK = 200;

    private final Duration patience;
    private final HttpClient client;

    /** @param patience how long one question may take, from connecting to the last byte */
    Transport(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The document at {@code address}. */
    String fetch(URI address) throws IOException {
        HttpResponse<byte[]> answer = ask(HttpRequest.newBuilder(checked(address))
                .header("Accept", "application/json")
                .build());
        if (answer.statusCode() != OK) {
            throw new IOException(address.getHost() + " answers " + answer.statusCode());
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Override
    public Resource retrieveResource(URL address) throws IOException {
        return new Resource(fetch(URI.create(address.toString())), "application/json");
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(checked(request.getURI()));
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        BodyPublisher body = Optional.ofNullable(request.getBody())
                .map(BodyPublishers::ofString)
                .orElseGet(BodyPublishers::noBody);
        HttpResponse<byte[]> answer =
                ask(builder.method(request.getMethod().name(), body).build());
        HTTPResponse copy = new HTTPResponse(answer.statusCode());
        answer.headers().firstValue("Content-Type").ifPresent(type -> copy.setHeader("Content-Type", type));
        copy.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        return copy;
    }

    /** Drops what is under way. Idempotent. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpResponse<byte[]> ask(HttpRequest request) throws IOException {
        String host = request.uri().getHost();
        BodyHandler<byte[]> bounded = BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES);
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, bounded);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(host + " cannot be asked", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException(host + " did not answer within " + patience.toSeconds() + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while asking " + host);
        } finally {
            answer.cancel(true);
        }
    }

    private static URI checked(URI address) throws IOException {
        Optional<String> problem = SafeAddress.problem(address);
        if (problem.isPresent()) {
            throw new IOException("the address " + address + " " + problem.get());
        }
        return address;
    }
}
