package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.accounts.Refusals.refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.api.RegistryException;

class SetupTest {
    private static final String ADDRESS = "192.0.2.1";

    private static final String WRONG = "0000-0000-0000-0000-0000-0000-0000-0000";

    @TempDir
    Path data;

    private TestRegistry registry;
    private Setup setup;

    @BeforeEach
    void open() {
        registry = TestRegistry.open(data);
        setup = registry.identity().setup();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void writesTheCodeWhereOnlyTheOperatorReadsIt() throws IOException {
        String code = setup.prepare().orElseThrow();

        assertThat(code).matches("([0-9a-f]{4}-){7}[0-9a-f]{4}");
        assertThat(file()).hasContent(code + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(registry.documents().read("setup").orElseThrow().json().toString())
                .doesNotContain(code)
                .doesNotContain(code.replace("-", ""));
        assertThat(setup.isOpen()).isTrue();
    }

    @Test
    void makesTheFirstAdministratorAndATokenWithEveryRight() {
        String code = setup.prepare().orElseThrow();

        SetupResult result = setup.complete(code, "Ada@Example.com", "ada", ADDRESS);

        Actor actor = registry.signIn(result.token().secret()).orElseThrow();
        assertThat(actor.account()).isEqualTo(result.account());
        assertThat(actor.account().standing().administrator()).isTrue();
        assertThat(actor.account().email()).isEqualTo("ada@example.com");
        assertThat(actor.isAdministrator()).isTrue();
        assertThat(Scope.values()).allMatch(actor::may);
        assertThat(file()).doesNotExist();
        assertThat(setup.isOpen()).isFalse();
    }

    @Test
    void takesTheCodeInAnyCaseAndWithoutHyphens() {
        String code = setup.prepare().orElseThrow();

        assertThat(setup.complete(
                        "  " + code.replace("-", "").toUpperCase(Locale.ROOT) + "\n", "a@b.c", "ada", ADDRESS))
                .isNotNull();
    }

    @Test
    void worksOnce() {
        String code = setup.prepare().orElseThrow();
        setup.complete(code, "ada@example.com", "ada", ADDRESS);

        assertThat(refusal(() -> setup.complete(code, "bob@example.com", "bob", ADDRESS)))
                .isEqualTo(AccountError.ALREADY_SET_UP);
        assertThat(registry.identity().accounts().findByUsername("bob")).isEmpty();
    }

    @Test
    void isNotOpenBeforeACodeWasMade() {
        assertThat(setup.isOpen()).isFalse();
        assertThat(refusal(() -> setup.complete(WRONG, "ada@example.com", "ada", ADDRESS)))
                .isEqualTo(AccountError.ALREADY_SET_UP);
    }

    @Test
    void refusesAWrongCodeAndStaysOpen() {
        String code = setup.prepare().orElseThrow();

        assertThat(refusal(() -> setup.complete(WRONG, "ada@example.com", "ada", ADDRESS)))
                .isEqualTo(AccountError.INVALID_SETUP_CODE);
        assertThat(file()).exists();
        assertThat(setup.complete(code, "ada@example.com", "ada", ADDRESS)
                        .account()
                        .displayName())
                .isEqualTo("ada");
    }

    @Test
    void isVoidAfterTenWrongCodesUntilTheNextStart() {
        String code = setup.prepare().orElseThrow();
        for (int i = 0; i < Setup.MAX_WRONG_ATTEMPTS; i++) {
            assertThat(refusal(() -> setup.complete(WRONG, "ada@example.com", "ada", ADDRESS)))
                    .isEqualTo(AccountError.INVALID_SETUP_CODE);
        }
        assertThat(refusal(() -> setup.complete(code, "ada@example.com", "ada", ADDRESS)))
                .isEqualTo(AccountError.SETUP_CODE_VOID);

        reopen();
        String next = setup.prepare().orElseThrow();
        assertThat(next).isNotEqualTo(code);
        assertThat(refusal(() -> setup.complete(code, "ada@example.com", "ada", ADDRESS)))
                .isEqualTo(AccountError.INVALID_SETUP_CODE);
        assertThat(setup.complete(next, "ada@example.com", "ada", ADDRESS)
                        .account()
                        .standing()
                        .administrator())
                .isTrue();
    }

    @Test
    void countsConcurrentWrongCodesOneByOne() {
        setup.prepare();

        List<Optional<AccountError>> refusals = Together.run(
                40,
                i -> Optional.of(
                        (AccountError) refusal(() -> setup.complete(WRONG, "ada@example.com", "ada", ADDRESS))));

        assertThat(refusals)
                .filteredOn(refusal -> refusal.orElseThrow() == AccountError.INVALID_SETUP_CODE)
                .hasSize(Setup.MAX_WRONG_ATTEMPTS);
    }

    @Test
    void malformedInputUsesUpNoAttempt() {
        String code = setup.prepare().orElseThrow();
        for (int i = 0; i < 2 * Setup.MAX_WRONG_ATTEMPTS; i++) {
            assertThat(refusal(() -> setup.complete(WRONG, "no email", "ada", ADDRESS)))
                    .isEqualTo(AccountError.INVALID_EMAIL);
            assertThat(refusal(() -> setup.complete(WRONG, "ada@example.com", "!", ADDRESS)))
                    .isEqualTo(AccountError.INVALID_FORMAT);
        }
        assertThat(setup.complete(code, "ada@example.com", "ada", ADDRESS)).isNotNull();
    }

    @Test
    void keepsAnUnusedCodeOverARestart() {
        String code = setup.prepare().orElseThrow();
        reopen();

        assertThat(setup.prepare()).contains(code);
        assertThat(setup.complete(code, "ada@example.com", "ada", ADDRESS)).isNotNull();
    }

    @Test
    void makesANewCodeWhenTheFileIsGoneOrForeign() throws IOException {
        String code = setup.prepare().orElseThrow();
        Files.delete(file());
        String second = setup.prepare().orElseThrow();
        Files.writeString(file(), WRONG);
        String third = setup.prepare().orElseThrow();

        assertThat(List.of(code, second, third)).doesNotHaveDuplicates();
        assertThat(file()).hasContent(third + "\n");
        assertThat(refusal(() -> setup.complete(WRONG, "ada@example.com", "ada", ADDRESS)))
                .isEqualTo(AccountError.INVALID_SETUP_CODE);
    }

    @Test
    void countsTheCodeOfEachOfSeveralServers() {
        List<Setup> servers =
                IntStream.range(0, Setup.MAX_CODES).mapToObj(this::server).toList();
        List<String> codes =
                Together.run(servers.size(), i -> servers.get(i).prepare().orElseThrow());
        assertThat(codes).doesNotHaveDuplicates();
        for (int i = 0; i < codes.size(); i++) {
            assertThat(server(i).prepare()).as("after a restart").contains(codes.get(i));
        }
        servers.get(1).complete(codes.getFirst(), "ada@example.com", "ada", ADDRESS);

        for (String code : codes) {
            assertThat(refusal(() -> setup.complete(code, "bob@example.com", "bob", ADDRESS)))
                    .isEqualTo(AccountError.ALREADY_SET_UP);
        }
        assertThat(servers.get(2).prepare()).isEmpty();
        assertThat(data.resolve("server-2/setup-code")).doesNotExist();
    }

    @Test
    void countsTheNewestCodesOnly() {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i <= Setup.MAX_CODES; i++) {
            codes.add(server(i).prepare().orElseThrow());
        }
        assertThat(refusal(() -> setup.complete(codes.getFirst(), "ada@example.com", "ada", ADDRESS)))
                .isEqualTo(AccountError.INVALID_SETUP_CODE);
        assertThat(setup.complete(codes.get(1), "ada@example.com", "ada", ADDRESS))
                .isNotNull();
    }

    @Test
    void startingMoreServersGivesNoMoreAttempts() {
        String code = setup.prepare().orElseThrow();
        for (int i = 0; i < Setup.MAX_WRONG_ATTEMPTS; i++) {
            assertThat(refusal(() -> setup.complete(WRONG, "ada@example.com", "ada", ADDRESS)))
                    .isEqualTo(AccountError.INVALID_SETUP_CODE);
            if (i < Setup.MAX_WRONG_ATTEMPTS - 1) {
                server(i % 3).prepare();
            }
        }
        assertThat(refusal(() -> setup.complete(code, "ada@example.com", "ada", ADDRESS)))
                .isEqualTo(AccountError.SETUP_CODE_VOID);

        String next = server(4).prepare().orElseThrow();
        assertThat(refusal(() -> setup.complete(code, "ada@example.com", "ada", ADDRESS)))
                .isEqualTo(AccountError.INVALID_SETUP_CODE);
        assertThat(setup.complete(next, "ada@example.com", "ada", ADDRESS)).isNotNull();
    }

    @Test
    void offersNoCodeOnceThereIsAnAdministratorAndTidiesUp() throws IOException {
        setup.complete(setup.prepare().orElseThrow(), "ada@example.com", "ada", ADDRESS);
        Files.writeString(file(), "left behind");
        reopen();

        assertThat(setup.prepare()).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void hasExactlyOneWinner() {
        String code = setup.prepare().orElseThrow();

        List<Optional<SetupResult>> results = Together.run(32, i -> {
            try {
                return Optional.of(setup.complete(code, "user" + i + "@example.com", "user" + i, ADDRESS));
            } catch (RegistryException e) {
                assertThat(e.code()).isEqualTo(AccountError.ALREADY_SET_UP);
                return Optional.empty();
            }
        });

        assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(registry.documents().scan("account/")).hasSize(1);
        assertThat(registry.documents().scan("token/")).hasSize(1);
    }

    @Test
    void writesTheAuditEntryAndNoSecret() {
        SetupResult result = setup.complete(setup.prepare().orElseThrow(), "ada@example.com", "ada", ADDRESS);

        List<String> entries = registry.documents()
                .scan(AuditLog.PREFIX)
                .map(document -> document.json().toString())
                .toList();
        assertThat(entries)
                .singleElement()
                .asString()
                .contains("setup.complete", result.account().id().value());
        assertThat(registry.documents().scan("").map(document -> document.json().toString()))
                .noneMatch(text -> text.contains(result.token().secret()));
    }

    /** That of another server on the same store, with a data directory of its own. */
    private Setup server(int number) {
        return registry.replica(
                        registry.metadata(),
                        Map.of("data", data.resolve("server-" + number).toString()))
                .setup();
    }

    private void reopen() {
        registry.close();
        registry = TestRegistry.open(data);
        setup = registry.identity().setup();
    }

    private Path file() {
        return data.resolve("setup-code");
    }
}
