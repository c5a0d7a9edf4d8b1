package registry.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests, bears silence for a limited time and turns what goes wrong into a {@link ClientException}. */
final class Transport implements AutoCloseable {
    /** Bounds what a hostile or mistaken server can make a client hold in memory. */
    static final long MAX_ANSWER_BYTES = 64L << 20;

    private final ClientSettings settings;
    private final HttpClient http;

    Transport(ClientSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                // A redirect would carry the token to an address that nobody chose.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
    }

    /** A request to a path below the registry's address; segments must be encoded already. */
    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(settings.registry() + path)).header("Accept", "application/json");
        settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    /** Sends and reads the answer into memory; fails unless the status is 2xx. */
    HttpResponse<byte[]> send(HttpRequest request) {
        return send(request, wholeBody(), new Progress(), settings.timeout());
    }

    /** Sends with a handler of one's own, giving up after {@code patience} without progress. */
    HttpResponse<byte[]> send(
            HttpRequest request, HttpResponse.BodyHandler<byte[]> handler, Progress progress, Duration patience) {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, handler);
        HttpResponse<byte[]> response = await(answer, progress, patience);
        Answers.requireSuccess(response, settings.registry());
        return response;
    }

    static HttpResponse.BodyHandler<byte[]> wholeBody() {
        return HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES);
    }

    /** The same, noting each piece that comes. */
    static HttpResponse.BodyHandler<byte[]> wholeBody(Progress progress) {
        return HttpResponse.BodyHandlers.limiting(
                head -> {
                    ByteArrayOutputStream body = new ByteArrayOutputStream();
                    return HttpResponse.BodySubscribers.mapping(
                            HttpResponse.BodySubscribers.ofByteArrayConsumer(piece -> piece.ifPresent(bytes -> {
                                progress.moved();
                                body.writeBytes(bytes);
                            })),
                            nothing -> body.toByteArray());
                },
                MAX_ANSWER_BYTES);
    }

    Duration timeout() {
        return settings.timeout();
    }

    URI registry() {
        return settings.registry();
    }

    private HttpResponse<byte[]> await(
            CompletableFuture<HttpResponse<byte[]>> answer, Progress progress, Duration patience) {
        while (true) {
            try {
                return answer.get(Math.max(1, progress.nanosLeft(patience)), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (progress.nanosLeft(patience) <= 0) {
                    answer.cancel(true);
                    throw new UnreachableException(
                            "The registry at " + settings.registry() + " did not answer within " + patience.toMillis()
                                    + " ms",
                            e);
                }
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw new UnreachableException("Interrupted while waiting for " + settings.registry(), e);
            } catch (ExecutionException e) {
                throw failure(e.getCause() == null ? e : e.getCause());
            }
        }
    }

    private RuntimeException failure(Throwable cause) {
        for (Throwable e = cause; e != null; e = e.getCause()) {
            if (e instanceof UncheckedIOException local) {
                return local; // a file of ours failed, not the network
            }
        }
        return new UnreachableException(
                "The registry at " + settings.registry() + " cannot be reached: " + reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        for (Throwable e = cause; e != null; e = e.getCause()) {
            if (e instanceof UnresolvedAddressException || e instanceof UnknownHostException) {
                return "the host name does not resolve";
            }
        }
        if (cause instanceof HttpTimeoutException) {
            return "no connection within the time limit";
        }
        if (cause instanceof ConnectException) {
            return "nothing accepts connections there";
        }
        String message = cause.getMessage();
        return cause instanceof IOException && message != null ? message : cause.toString();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
