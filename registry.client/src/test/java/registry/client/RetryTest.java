package registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static registry.client.FakeRegistry.hangingUp;
import static registry.client.FakeRegistry.inTurn;
import static registry.client.FakeRegistry.json;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.client.account.SessionCookies;
import registry.client.bundle.Publication;
import registry.client.org.Organization;
import registry.client.packages.SignerPolicy;

class RetryTest {
    private static final String BUSY = "{\"error\":\"busy\",\"message\":\"Not now\"}";
    private static final String ORG = """
            {"id":"my-org","name":"My Org","created_at":"2026-11-21T12:00:00Z","updated_at":"2026-11-21T12:00:00Z",
             "metadata":{},"verified":false,"memberCount":1,"packageCount":0,"role":"owner"}""";
    private static final String PUBLISHED = "{\"package\":\"com.example.kv\",\"version\":\"1.0.0\"}";
    private static final String POLICY = "{\"policy\":\"pinned\",\"signers\":[],\"effective\":[]}";
    private static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofSeconds(5));

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void repeatsAReadWhileTheRegistryIsNotWell(int status) throws IOException {
        try (FakeRegistry registry = inTurn(json(status, BUSY), json(status, BUSY), json(200, "{\"status\":\"ok\"}"));
                RegistryClient client = client(registry)) {
            assertThat(client.server().ping().isOk()).isTrue();
            assertThat(registry.requests()).hasSize(3);
        }
    }

    @Test
    void givesUpAfterTheLastAttempt() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(503, BUSY);
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> client.server().ping())
                    .withMessage("Not now");
            assertThat(registry.requests()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 500, 501})
    void doesNotRepeatWhatWouldBeRefusedAgain(int status) throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(status, BUSY);
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> client.server().ping());
            assertThat(registry.requests()).hasSize(1);
        }
    }

    @Test
    void waitsAsLongAsTheRegistryAsks() throws IOException {
        try (FakeRegistry registry = inTurn(json(503, BUSY, "Retry-After", "1"), json(200, "{\"status\":\"ok\"}"));
                RegistryClient client = client(registry)) {
            long begin = System.nanoTime();
            client.server().ping();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void failsAtOnceWhenItWouldHaveToWaitTooLong() throws IOException {
        String inAnHour = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(3600).atOffset(ZoneOffset.UTC));
        try (FakeRegistry registry = FakeRegistry.answering(429, BUSY, "Retry-After", inAnHour);
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> client.server().ping())
                    .satisfies(refusal -> assertThat(refusal.retryAfter().orElseThrow())
                            .isBetween(Duration.ofMinutes(50), Duration.ofHours(1)));
            assertThat(registry.requests()).hasSize(1);
        }
    }

    @Test
    void neverRepeatsACreationWhoseOutcomeIsUnknown() throws IOException {
        try (FakeRegistry registry = inTurn(hangingUp(), json(201, ORG));
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(() -> client.organizations().create("My Org", "my-org"))
                    .satisfies(failure -> assertThat(failure.mayHaveArrived()).isTrue());
            assertThat(registry.requests()).hasSize(1);
        }
    }

    @Test
    void neverRepeatsACreationThatAProxyGaveUpOn() throws IOException {
        try (FakeRegistry registry = inTurn(json(504, ""), json(201, ORG));
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> client.organizations().create("My Org", "my-org"));
            assertThat(registry.requests()).hasSize(1);
        }
    }

    @Test
    void repeatsACreationThatTheRegistrySaysItDidNotDo() throws IOException {
        try (FakeRegistry registry = inTurn(json(429, BUSY), json(201, ORG));
                RegistryClient client = client(registry)) {
            assertThat(client.organizations().create("My Org", "my-org"))
                    .extracting(Organization::id)
                    .isEqualTo("my-org");
            assertThat(registry.requests())
                    .hasSize(2)
                    .allSatisfy(request ->
                            assertThat(request.body()).isEqualTo("{\"name\":\"My Org\",\"slug\":\"my-org\"}"));
        }
    }

    @Test
    void repeatsAReadWhoseAnswerBrokeOff() throws IOException {
        FakeRegistry.Answer half = exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
        };
        try (FakeRegistry registry = inTurn(half, json(200, "{\"status\":\"ok\"}"));
                RegistryClient client = client(registry)) {
            assertThat(client.server().ping().isOk()).isTrue();
        }
    }

    @Test
    void repeatsAPublishWhoseAnswerWasLost() throws IOException {
        Path bundle = Files.write(directory.resolve("a.mpk"), new byte[100_000]);
        try (FakeRegistry registry = inTurn(hangingUp(), json(503, BUSY), json(201, PUBLISHED));
                RegistryClient client = client(registry)) {
            Publication publication = client.bundles().publish(bundle);
            assertThat(publication.version()).isEqualTo("1.0.0");
            assertThat(registry.requests())
                    .hasSize(3)
                    .allSatisfy(request -> assertThat(request.body()).hasSizeGreaterThan(100_000));
        }
    }

    @Test
    void repeatsWhatSetsAState() throws IOException {
        try (FakeRegistry registry = inTurn(hangingUp(), json(200, POLICY));
                RegistryClient client = client(registry)) {
            assertThat(client.packages()
                            .signerPolicy("com.example.kv")
                            .set(SignerPolicy.PINNED)
                            .own())
                    .contains(SignerPolicy.PINNED);
        }
    }

    @Test
    void takesForDoneWhatIsGoneAfterADeletionWhoseAnswerWasLost() throws IOException {
        try (FakeRegistry registry = inTurn(hangingUp(), json(404, "{\"error\":\"not_found\"}"));
                RegistryClient client = client(registry)) {
            client.bundles().deleteVersion("com.example.kv", "1.0.0");
            assertThat(registry.requests()).hasSize(2);
        }
    }

    @Test
    void saysThatThereIsNothingToDelete() throws IOException {
        try (FakeRegistry registry = inTurn(json(429, BUSY), json(404, "{\"error\":\"not_found\"}"));
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> client.bundles().deleteVersion("com.example.kv", "1.0.0"))
                    .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(404));
        }
    }

    @Test
    void neverRepeatsTheRevocationOfATokenThatMayBeItsOwn() throws IOException {
        try (FakeRegistry registry = FakeRegistry.inTurn(hangingUp(), json(401, "{\"error\":\"unauthorized\"}"));
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(() -> client.tokens().revoke("0123456789abcdef"));
            assertThat(registry.requests()).hasSize(1);
        }
    }

    @Test
    void neverRepeatsTheExchangeOfACookieThatMayBeSpent() throws IOException {
        try (FakeRegistry registry = FakeRegistry.answering(503, BUSY);
                RegistryClient client = client(registry)) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> client.account().refresh(new SessionCookies("a", "b")));
            assertThat(registry.requests()).hasSize(1);
        }
    }

    @Test
    void doesNotRepeatWhatItBoreInSilence() throws IOException {
        CountDownLatch ended = new CountDownLatch(1);
        try (FakeRegistry registry = new FakeRegistry(exchange -> ended.await());
                RegistryClient client = new RegistryClient(ClientSettings.at(registry.url())
                        .timeout(Duration.ofMillis(500))
                        .retries(QUICK)
                        .build())) {
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(() -> client.server().ping())
                    .satisfies(failure -> assertThat(failure.reason()).isEqualTo(UnreachableException.Reason.SILENT));
            assertThat(registry.requests()).hasSize(1);
            ended.countDown();
        }
    }

    @Test
    void saysThatNobodyKnowsTheHost() {
        try (RegistryClient client = new RegistryClient(ClientSettings.at(URI.create("http://nobody.invalid"))
                .retries(QUICK)
                .build())) {
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(() -> client.server().ping())
                    .satisfies(failure -> {
                        assertThat(failure.reason()).isEqualTo(UnreachableException.Reason.UNKNOWN_HOST);
                        assertThat(failure.mayHaveArrived()).isFalse();
                    });
        }
    }

    @Test
    void stopsWaitingWhenItsThreadIsInterrupted() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        AtomicReference<Object> end = new AtomicReference<>();
        RetryPolicy slow = new RetryPolicy(3, Duration.ofMinutes(5), Duration.ofMinutes(5));
        try (FakeRegistry registry = new FakeRegistry(exchange -> {
                    FakeRegistry.send(exchange, 503, new byte[0]);
                    heard.countDown();
                });
                RegistryClient client = new RegistryClient(
                        ClientSettings.at(registry.url()).retries(slow).build())) {
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    client.server().ping();
                } catch (CancelledException e) {
                    end.set(Thread.currentThread().isInterrupted() ? "interrupted" : e);
                }
            });
            heard.await();
            caller.interrupt();
            caller.join();
            assertThat(end).hasValue("interrupted");
        }
    }

    @Test
    @SuppressWarnings("try") // closing is what is tested, and doing it twice is allowed
    void endsACallWhenTheClientIsClosed() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<Object> end = new AtomicReference<>();
        try (FakeRegistry registry = new FakeRegistry(exchange -> {
                    heard.countDown();
                    ended.await();
                });
                RegistryClient client = client(registry)) {
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    client.server().ping();
                } catch (RuntimeException e) {
                    end.set(e);
                }
            });
            heard.await();
            client.close();
            caller.join();
            ended.countDown();
            assertThat(end.get()).isInstanceOf(CancelledException.class);
        }
    }

    private static RegistryClient client(FakeRegistry registry) {
        return new RegistryClient(
                ClientSettings.at(registry.url()).retries(QUICK).build());
    }
}
