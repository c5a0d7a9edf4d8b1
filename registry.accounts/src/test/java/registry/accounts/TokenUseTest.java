package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.storage.DocumentStore;

class TokenUseTest {
    @TempDir
    private Path data;

    private TestRegistry registry;
    private Tokens tokens;
    private Account ada;

    @BeforeEach
    void open() {
        registry = TestRegistry.open(data);
        tokens = registry.identity().tokens();
        ada = registry.account("ada");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void tellsWhenATokenWasLastUsed() {
        String secret = registry.token(ada);
        assertThat(lastUsed()).isEmpty();
        Instant first = registry.now();

        registry.signIn(secret);
        await().untilAsserted(() -> assertThat(lastUsed()).contains(first));
        registry.pass(Duration.ofMinutes(1));
        registry.signIn(secret);
        await().untilAsserted(() -> assertThat(lastUsed()).contains(first.plusSeconds(60)));
    }

    @Test
    void writesAtMostOnceAMinuteHoweverManyProcessesNoteIt() {
        String secret = registry.token(ada);
        registry.signIn(secret);
        Instant first = registry.now();
        await().untilAsserted(() -> assertThat(lastUsed()).contains(first));
        long revision = revisionOfUse();

        for (int i = 0; i < 59; i++) {
            registry.pass(Duration.ofSeconds(1));
            registry.signIn(secret);
        }
        try (TokenUse other = new TokenUse(registry.documents(), registry.clock())) {
            other.note(tokens.list(ada.id()).getFirst().credential());
        }

        assertThat(lastUsed()).contains(first);
        assertThat(revisionOfUse()).isEqualTo(revision);
    }

    @Test
    void writesWhatIsStillWaitingWhenItCloses() {
        Actor actor = registry.actor(ada, TokenRequest.of("ci", Scope.DEFAULTS));
        registry.pass(Duration.ofHours(1));
        TokenUse use = new TokenUse(registry.documents(), registry.clock());

        use.note(actor.credential());
        use.close();

        assertThat(lastUsed()).contains(registry.now());
        use.close();
        use.note(actor.credential());
    }

    @Test
    void aRevokedTokenLeavesNoTrace() {
        Actor actor = registry.actor(ada, TokenRequest.of("ci", Scope.DEFAULTS));
        await().untilAsserted(() -> assertThat(lastUsed()).isPresent());
        tokens.revoke(registry.session(ada), actor.credential().id());
        registry.pass(Duration.ofHours(1));

        try (TokenUse use = new TokenUse(registry.documents(), registry.clock())) {
            use.note(actor.credential());
        }

        assertThat(registry.documents().scan("token-use/")).isEmpty();
    }

    @Test
    void aWriteThatLosesAgainstTheRevocationBringsNothingBack() {
        Actor actor = registry.actor(ada, TokenRequest.of("ci", Scope.DEFAULTS));
        await().untilAsserted(() -> assertThat(lastUsed()).isPresent());
        registry.pass(Duration.ofHours(1));
        DocumentStore revokesBeforeItCommits = new DocumentStore(CommitHook.before(
                registry.metadata(),
                () -> tokens.revoke(registry.session(ada), actor.credential().id())));

        try (TokenUse use = new TokenUse(revokesBeforeItCommits, registry.clock())) {
            use.note(actor.credential());
        }

        assertThat(tokens.list(ada.id())).isEmpty();
        assertThat(registry.documents().scan("token-use/")).isEmpty();
        assertThat(registry.documents().scan("token/")).isEmpty();
    }

    @Test
    void aLaterTimeWinsOverAnEarlierOneThatAnotherProcessWritesFirst() {
        Actor actor = registry.actor(ada, TokenRequest.of("ci", Scope.DEFAULTS));
        await().untilAsserted(() -> assertThat(lastUsed()).isPresent());
        Clock earlier = Clock.fixed(registry.now().plusSeconds(1_800), ZoneOffset.UTC);
        registry.pass(Duration.ofHours(1));
        AtomicBoolean first = new AtomicBoolean(true);
        DocumentStore overtaken = new DocumentStore(CommitHook.before(registry.metadata(), () -> {
            if (first.getAndSet(false)) {
                try (TokenUse other = new TokenUse(registry.documents(), earlier)) {
                    other.note(actor.credential());
                }
            }
        }));

        try (TokenUse use = new TokenUse(overtaken, registry.clock())) {
            use.note(actor.credential());
        }

        assertThat(first).isFalse();
        assertThat(lastUsed()).contains(registry.now());
    }

    @Test
    void noRequestWaitsForTheStoreOrFailsWithIt() throws InterruptedException {
        Actor actor = registry.actor(ada, TokenRequest.of("ci", Scope.DEFAULTS));
        await().untilAsserted(() -> assertThat(lastUsed()).isPresent());
        Instant before = lastUsed().orElseThrow();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        DocumentStore failing = new DocumentStore(CommitHook.before(registry.metadata(), () -> {
            reached.countDown();
            waitFor(release);
            throw new RegistryException(ApiError.STORAGE_UNAVAILABLE, "the disk is full");
        }));
        TokenUse use = new TokenUse(failing, registry.clock());

        registry.pass(Duration.ofHours(1));
        use.note(actor.credential());
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        registry.pass(Duration.ofHours(1));
        use.note(actor.credential());
        release.countDown();
        use.close();

        assertThat(lastUsed()).contains(before);
    }

    @Test
    void anExpiredTokenIsNotUsed() {
        String secret = tokens.grant(
                        ada.id(),
                        new TokenRequest(
                                "ci",
                                Scope.DEFAULTS,
                                Set.of(),
                                Optional.of(registry.now().plusSeconds(1))))
                .secret();
        registry.pass(Duration.ofSeconds(1));
        registry.signIn(secret);
        registry.identity().close();

        assertThat(lastUsed()).isEmpty();
    }

    private Optional<Instant> lastUsed() {
        return tokens.list(ada.id()).getFirst().lastUsedAt();
    }

    private long revisionOfUse() {
        return registry.documents().scan("token-use/").findFirst().orElseThrow().revision();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
