package registry.client.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import registry.client.CancelledException;
import registry.client.ClientException;
import registry.client.ClientSettings;
import registry.client.RefusedException;
import registry.client.UnreachableException;

/**
 * Sends calls, bears silence for a limited time, repeats what may be repeated, and turns what goes wrong into a {@link
 * ClientException}. Thread-safe.
 */
public final class Transport implements AutoCloseable {
    private static final int NOT_FOUND = 404;
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    private final ClientSettings settings;
    private final HttpClient http;

    /** Connects nowhere yet. */
    public Transport(ClientSettings settings) {
        this.settings = settings;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                // A redirect would carry the token to an address that nobody chose.
                .followRedirects(HttpClient.Redirect.NEVER)
                // Ends before the silence is noticed, so that it is known that the request was not sent.
                .connectTimeout(settings.timeout().multipliedBy(9).dividedBy(10));
        settings.tls().ifPresent(builder::sslContext);
        this.http = builder.build();
    }

    /** Sends and reads the answer into memory; fails unless the status is 2xx. */
    public Answer send(Call call) {
        return repeatedly(call, () -> once(call, request(call), life -> Bodies.inMemory(life)), () -> true);
    }

    /** Sends and gives a good answer to the receiver; fails unless the status is 2xx. */
    public Answer fetch(Call call, Receiver receiver) {
        Attempt attempt = () -> {
            HttpRequest.Builder request = request(call);
            receiver.prepare(request);
            return once(call, request, life -> Bodies.into(receiver, life));
        };
        return repeatedly(call, attempt, receiver::canGoOn);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** One try to send a call. */
    private interface Attempt {
        Answer run();
    }

    private interface Permission {
        boolean given();
    }

    private Answer repeatedly(Call call, Attempt attempt, Permission permission) {
        Repeats repeats = new Repeats(settings.retries(), ThreadLocalRandom.current());
        boolean unclear = false;
        for (int attempts = 1; ; attempts++) {
            try {
                return attempt.run();
            } catch (ClientException e) {
                if (unclear && isGone(call, e)) {
                    return new Answer(settings.registry(), NOT_FOUND, NO_HEADERS, new byte[0]);
                }
                Optional<Duration> pause = permission.given() ? repeats.pause(call, e, attempts) : Optional.empty();
                pause(pause.orElseThrow(() -> e));
                unclear |= Repeats.isUnclear(e);
            }
        }
    }

    /** Whether nothing is found to delete, where an attempt before may have deleted it. */
    private static boolean isGone(Call call, ClientException failure) {
        return call.method().equals("DELETE")
                && failure instanceof RefusedException refused
                && refused.status() == NOT_FOUND;
    }

    private Answer once(Call call, HttpRequest.Builder request, Function<SignsOfLife, BodyHandler<byte[]>> handler) {
        SignsOfLife life = new SignsOfLife();
        request.method(call.method(), call.body().source().open(life));
        Duration patience = call.manner().slow() ? settings.longTimeout() : settings.timeout();
        HttpResponse<byte[]> response = await(http.sendAsync(request.build(), handler.apply(life)), life, patience);
        Answer answer = new Answer(response.uri(), response.statusCode(), response.headers(), response.body());
        if (answer.status() >= 400 && !call.manner().acceptsErrors()) {
            throw answer.refusal();
        }
        if (answer.status() >= 300 && answer.status() < 400) {
            throw Refusals.redirect(answer, settings.registry());
        }
        return answer;
    }

    private HttpRequest.Builder request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(settings.registry() + call.address().toString()))
                .setHeader("Accept", "application/json")
                .setHeader("User-Agent", settings.userAgent());
        if (!call.manner().anonymous()) {
            settings.token().ifPresent(token -> request.setHeader("Authorization", "Bearer " + token));
        }
        if (!call.body().type().isEmpty()) {
            request.setHeader("Content-Type", call.body().type());
        }
        call.headers().forEach(request::setHeader);
        return request;
    }

    private HttpResponse<byte[]> await(
            CompletableFuture<HttpResponse<byte[]>> answer, SignsOfLife life, Duration patience) {
        while (true) {
            try {
                return answer.get(Math.max(1, life.nanosLeft(patience)), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (life.nanosLeft(patience) <= 0) {
                    answer.cancel(true);
                    throw new UnreachableException(
                            UnreachableException.Reason.SILENT,
                            "The registry at " + settings.registry() + " did not answer within " + patience.toMillis()
                                    + " ms",
                            e);
                }
            } catch (InterruptedException e) {
                answer.cancel(true);
                throw interrupted(e);
            } catch (CancellationException e) {
                throw new CancelledException("The client was closed", e);
            } catch (ExecutionException e) {
                throw failure(e.getCause() == null ? e : e.getCause());
            }
        }
    }

    private RuntimeException failure(Throwable failure) {
        return http.isTerminated() || failure instanceof CancellationException
                ? new CancelledException("The client was closed", failure)
                : Failures.of(failure, settings.registry());
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private CancelledException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CancelledException("Interrupted while waiting for " + settings.registry(), e);
    }
}
