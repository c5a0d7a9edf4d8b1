package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.accounts.Refusals.refusal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.spi.Batch;

class AuditTrailTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final int MANY = 10_000;

    @TempDir
    private Path data;

    private TestRegistry registry;
    private AuditTrail trail;
    private AuditLog log;
    private Instant now = START;

    @BeforeEach
    void open() {
        registry = TestRegistry.open(data);
        trail = registry.identity().audit();
        InstantSource source = () -> now;
        log = new AuditLog(new SecureRandom(), source.withZone(ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void tellsWhoDidWhatByWhichCredentialAndFromWhere() {
        Account ada = registry.account("ada");
        Actor actor = registry.actor(ada, TokenRequest.of("test", Scope.ALL));
        write(AuditEntry.of(actor, "thing.change", "thing-1")
                .states(
                        Optional.of(JsonNodeFactory.instance.objectNode().put("state", "old")),
                        Optional.of(JsonNodeFactory.instance.objectNode().put("state", "new"))));

        ObjectNode entry = all(AuditFilter.ALL).getFirst();

        assertThat(entry.properties().stream().map(member -> member.getKey()))
                .containsExactly("id", "when", "account", "credential", "from", "action", "target", "before", "after");
        assertThat(entry.path("when").textValue()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(entry.path("account").textValue()).isEqualTo(ada.id().value());
        assertThat(entry.at("/credential/id").textValue())
                .isEqualTo(actor.credential().id());
        assertThat(entry.at("/credential/kind").textValue()).isEqualTo("token");
        assertThat(entry.path("from").textValue()).isEqualTo(actor.address());
        assertThat(entry.path("action").textValue()).isEqualTo("thing.change");
        assertThat(entry.path("target").textValue()).isEqualTo("thing-1");
        assertThat(entry.at("/before/state").textValue()).isEqualTo("old");
        assertThat(entry.at("/after/state").textValue()).isEqualTo("new");
    }

    @Test
    void pagesThroughTenThousandEntriesNewestFirstWithoutGapOrRepetition() {
        writeMany(MANY);

        List<ObjectNode> read = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            AuditTrail.Page page = trail.page(AuditFilter.ALL, next, 999);
            read.addAll(page.entries());
            next = page.next();
        } while (next.isPresent());

        assertThat(targets(read)).isEqualTo(expected(MANY));
        assertThat(new HashSet<>(read)).hasSize(MANY);
        assertThat(targets(all(AuditFilter.ALL))).isEqualTo(expected(MANY));
    }

    @Test
    void whatIsWrittenMeanwhileDoesNotDisturbTheOlderPages() {
        writeMany(20);
        AuditTrail.Page first = trail.page(AuditFilter.ALL, Optional.empty(), 5);
        pass(Duration.ofSeconds(1));
        write("late", "late");

        AuditTrail.Page second = trail.page(AuditFilter.ALL, first.next(), 5);

        assertThat(targets(first.entries())).isEqualTo(expected(20).subList(0, 5));
        assertThat(targets(second.entries())).isEqualTo(expected(20).subList(5, 10));
    }

    @Test
    void theLastPageHasNoNextOne() {
        writeMany(10);

        AuditTrail.Page page = trail.page(AuditFilter.ALL, Optional.empty(), 10);

        assertThat(page.entries()).hasSize(10);
        assertThat(page.next()).isEmpty();
        assertThat(trail.page(AuditFilter.ALL, Optional.empty(), 9).next()).isPresent();
    }

    @Test
    void aFilterThatNothingMatchesEndsThePageAndNotTheSearch() {
        write("rare", "rare");
        pass(Duration.ofMillis(1));
        writeMany(Excerpt.MOST_EXAMINED + 1);
        AuditFilter rare = filter(Optional.empty(), Optional.of("rare"), Optional.empty());

        AuditTrail.Page first = trail.page(rare, Optional.empty(), 10);
        AuditTrail.Page second = trail.page(rare, first.next(), 10);

        assertThat(first.entries()).isEmpty();
        assertThat(first.next()).isPresent();
        assertThat(targets(second.entries())).containsExactly("rare");
        assertThat(second.next()).isEmpty();
        assertThat(targets(all(rare))).containsExactly("rare");
    }

    @Test
    void filtersByWhoWhatAndToWhat() {
        write("version.publish", "com.example.a/1.0.0");
        write("version.publish", "com.example.ab/1.0.0");
        write("version.yank", "com.example.a/1.0.0");
        write(AuditEntry.of(new AccountId("bob"), "s", "192.0.2.1", "session.begin", "bob"));

        assertThat(all(filter(Optional.of("bob"), Optional.empty(), Optional.empty())))
                .hasSize(1);
        assertThat(all(filter(Optional.of("bo"), Optional.empty(), Optional.empty())))
                .isEmpty();
        assertThat(all(filter(Optional.empty(), Optional.of("version."), Optional.empty())))
                .hasSize(3);
        assertThat(all(filter(Optional.empty(), Optional.of("version.publish"), Optional.empty())))
                .hasSize(2);
        assertThat(all(filter(Optional.empty(), Optional.empty(), Optional.of("com.example.a/"))))
                .hasSize(2);
        assertThat(all(filter(Optional.of("ada"), Optional.of("version.y"), Optional.of("com.example.a"))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%", "_", "*", ".*", "version.publish' OR '1'='1", "\"", "audit/", "../", "\u0000", "\ud800"})
    void nothingInAFilterHasAMeaning(String text) {
        writeMany(3);

        assertThat(all(filter(Optional.of(text), Optional.empty(), Optional.empty())))
                .isEmpty();
        assertThat(all(filter(Optional.empty(), Optional.of(text), Optional.empty())))
                .isEmpty();
        assertThat(all(filter(Optional.empty(), Optional.empty(), Optional.of(text))))
                .isEmpty();
        assertThat(refusal(() -> trail.page(AuditFilter.ALL, Optional.of(text), 10)))
                .isEqualTo(ApiError.INVALID_PARAMS);
    }

    @Test
    void periodsBeginWithTheirStartAndEndBeforeTheirEnd() {
        writeMany(10); // a millisecond apart, from START on

        assertThat(targets(all(period(START.plusMillis(2), START.plusMillis(5)))))
                .containsExactly("4", "3", "2");
        assertThat(targets(all(period(
                        START.plusMillis(2).plusNanos(1), START.plusMillis(5).plusNanos(1)))))
                .containsExactly("5", "4", "3");
        assertThat(all(period(START, START))).isEmpty();
        assertThat(all(period(START.plusMillis(5), START.plusMillis(2)))).isEmpty();
        assertThat(all(period(Instant.MIN, Instant.MAX))).hasSize(10);
        assertThat(all(period(Instant.MAX, Instant.MAX))).isEmpty();
        assertThat(all(period(Instant.MIN, Instant.MIN))).isEmpty();
    }

    @Test
    void aPeriodIsPagedLikeEverythingElse() {
        writeMany(10);
        AuditFilter period = period(START.plusMillis(2), START.plusMillis(8));

        AuditTrail.Page first = trail.page(period, Optional.empty(), 4);
        AuditTrail.Page second = trail.page(period, first.next(), 4);

        assertThat(targets(first.entries())).containsExactly("7", "6", "5", "4");
        assertThat(targets(second.entries())).containsExactly("3", "2");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void aDamagedEntryIsNamedAndTheOthersAreRead() {
        write("first", "first");
        String damaged = AuditLog.PREFIX + AuditId.create(START.plusSeconds(1), new SecureRandom());
        registry.documents()
                .commit(Batch.builder()
                        .put(damaged, "not json".getBytes(StandardCharsets.UTF_8))
                        .build());

        List<ObjectNode> entries = all(AuditFilter.ALL);

        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst().path("damaged").textValue()).contains(damaged);
        assertThat(entries.getLast().path("action").textValue()).isEqualTo("first");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, AuditTrail.MAX_LIMIT + 1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void refusesLimitsThatAreNone(int limit) {
        assertThat(refusal(() -> trail.page(AuditFilter.ALL, Optional.empty(), limit)))
                .isEqualTo(ApiError.INVALID_PARAMS);
    }

    @Test
    void namesSortNewestFirstUntilTheEndOfTime() {
        List<Instant> times = List.of(
                Instant.EPOCH,
                START,
                START.plusNanos(1_000),
                Instant.parse("9999-12-31T23:59:59.999999Z"),
                Instant.MAX);
        List<String> names = times.stream()
                .map(time -> AuditId.create(time, new SecureRandom()))
                .toList();

        for (int i = 1; i < names.size() - 1; i++) {
            assertThat(names.get(i)).isLessThan(names.get(i - 1));
        }
        assertThat(names).allMatch(AuditId::isValid);
    }

    private void writeMany(int count) {
        for (int from = 0; from < count; from += 1_000) {
            Batch.Builder batch = Batch.builder();
            for (int i = from; i < Math.min(count, from + 1_000); i++) {
                log.add(batch, entry("bulk", Integer.toString(i)));
                pass(Duration.ofMillis(1));
            }
            registry.documents().commit(batch.build());
        }
    }

    private void write(String action, String target) {
        write(entry(action, target));
    }

    private void write(AuditEntry entry) {
        Batch.Builder batch = Batch.builder();
        log.add(batch, entry);
        registry.documents().commit(batch.build());
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private List<ObjectNode> all(AuditFilter filter) {
        return trail.stream(filter, Optional.empty()).toList();
    }

    private static AuditEntry entry(String action, String target) {
        return AuditEntry.of(new AccountId("ada"), "session", "192.0.2.1", action, target);
    }

    private static AuditFilter filter(Optional<String> account, Optional<String> action, Optional<String> target) {
        return new AuditFilter(account, action, target, Optional.empty(), Optional.empty());
    }

    private static AuditFilter period(Instant since, Instant until) {
        return new AuditFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(since), Optional.of(until));
    }

    private static List<String> targets(List<ObjectNode> entries) {
        return entries.stream().map(entry -> entry.path("target").textValue()).toList();
    }

    private static List<String> expected(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Integer.toString(count - 1 - i))
                .toList();
    }
}
