package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.accounts.Refusals.refusal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.ApiError;
import registry.api.spi.Batch;

class AccountDirectoryTest {
    @TempDir
    private Path data;

    private TestRegistry registry;
    private AccountDirectory directory;

    @BeforeEach
    void open() {
        registry = TestRegistry.open(data);
        directory = registry.identity().directory();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void listsAllAccountsByAddress() {
        registry.account("zoe");
        registry.account("ada");
        registry.account("grace");

        assertThat(names(all(Optional.empty()))).containsExactly("ada", "grace", "zoe");
    }

    @Test
    void countsAndPagesAccountsOfASort() {
        registry.account("ada");
        registry.account("grace");
        registry.account("zoe");
        AccountDirectory.Page first =
                directory.page(account -> !account.email().startsWith("grace"), Optional.empty(), Optional.empty(), 1);
        AccountDirectory.Page second =
                directory.page(account -> !account.email().startsWith("grace"), Optional.of("z"), first.next(), 10);

        assertThat(names(first.accounts())).containsExactly("ada");
        assertThat(names(second.accounts())).containsExactly("zoe");
        assertThat(second.next()).isEmpty();
        assertThat(directory.count()).isEqualTo(3);
    }

    @Test
    void pagesThroughManyAccountsWithoutGapOrRepetition() {
        Batch.Builder batch = Batch.builder();
        List<String> expected = new ArrayList<>();
        for (int i = 1_000; i < 2_050; i++) {
            String name = "user" + i;
            Accounts accounts = registry.identity().accounts();
            accounts.add(batch, accounts.draft(NewAccount.local(name + "@example.com", name)));
            expected.add(name);
        }
        registry.documents().commit(batch.build());

        List<Account> read = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            AccountDirectory.Page page = directory.page(Optional.empty(), next, 100);
            read.addAll(page.accounts());
            next = page.next();
        } while (next.isPresent());

        assertThat(names(read)).isEqualTo(expected);
        assertThat(names(all(Optional.empty()))).isEqualTo(expected);
        assertThat(names(directory
                        .page(Optional.of("USER2"), Optional.empty(), 1_000)
                        .accounts()))
                .hasSize(50);
    }

    @Test
    void searchesAddressUserNameNameAndId() {
        Account ada = registry.account("ada");
        registry.account("grace");
        registry.identity()
                .accounts()
                .create(NewAccount.external(
                        "x@elsewhere.example",
                        new Profile(Optional.of("Ada Byron"), Optional.empty()),
                        "https://issuer.example",
                        "1"));

        assertThat(all(Optional.of(" ADA "))).hasSize(2);
        assertThat(all(Optional.of("elsewhere"))).hasSize(1);
        assertThat(all(Optional.of(ada.id().value()))).containsExactly(ada);
        assertThat(all(Optional.of(ada.id().value().substring(0, 12)))).isEmpty();
        assertThat(all(Optional.of("%"))).isEmpty();
        assertThat(all(Optional.of("'; --"))).isEmpty();
    }

    @Test
    void anAccountIsListedUnderItsAddressOfToday() {
        Account ada = registry.account("ada");
        registry.account("grace");
        registry.identity()
                .accounts()
                .change(
                        ada.id(),
                        AuditEntry.of(ada.id(), "s", "-", "test", "ada"),
                        account -> account.withEmail("zoe@example.com", true));

        assertThat(names(all(Optional.empty()))).containsExactly("grace", "ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "bm8", "YWRhQGV4YW1wbGUuY29t!", "../..", "\u0000"})
    void refusesCursorsItDidNotMake(String after) {
        assertThat(refusal(() -> directory.page(Optional.empty(), Optional.of(after), 10)))
                .isEqualTo(ApiError.INVALID_PARAMS);
        String elsewhere = Base64.getUrlEncoder().encodeToString("account/x".getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(() -> directory.page(Optional.empty(), Optional.of(elsewhere), 10)))
                .isEqualTo(ApiError.INVALID_PARAMS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, AccountDirectory.MAX_LIMIT + 1})
    void refusesLimitsThatAreNone(int limit) {
        assertThat(refusal(() -> directory.page(Optional.empty(), Optional.empty(), limit)))
                .isEqualTo(ApiError.INVALID_PARAMS);
    }

    private List<Account> all(Optional<String> text) {
        return directory.stream(text, Optional.empty()).toList();
    }

    private static List<String> names(Collection<Account> accounts) {
        return accounts.stream().map(Account::displayName).toList();
    }
}
