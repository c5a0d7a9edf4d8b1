package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import registry.accounts.Actor;
import registry.api.AccountId;
import registry.api.PackageName;
import registry.api.RegistryException;

/** A package of ada's has one owner, whatever happens to the offers of it at once. */
class TransferRacesTest extends OrgsTestCase {
    private static final int ROUNDS = 20;

    private Transfers transfers;
    private PackageName name;

    @BeforeEach
    void packageOfAdas() {
        transfers = registry.organizations().transfers();
        name = registry.publish(ada, "com.ada.app");
    }

    @RepeatedTest(ROUNDS)
    void anOfferIsAcceptedOnce() {
        transfers.offer(ada, name, "bob");

        Map<String, Long> outcomes = count(Together.run(4, i -> outcome(() -> transfers.accept(bob, name))));

        assertThat(outcomes).isEqualTo(Map.of("done", 1L, "not_found", 3L));
        assertThat(owner()).isEqualTo(bob.account().id());
        assertThat(registry.audited()).filteredOn("package.transfer"::equals).hasSize(1);
    }

    @RepeatedTest(ROUNDS)
    void ofTwoOffersAcceptedAtOnceOneCounts() {
        transfers.offer(ada, name, "bob");

        List<String> outcomes = Together.run(
                3,
                i -> outcome(() -> {
                    switch (i) {
                        case 0 -> transfers.offer(ada, name, "carol");
                        case 1 -> transfers.accept(bob, name);
                        default -> transfers.accept(carol, name);
                    }
                }));

        if (outcomes.get(1).equals("done")) {
            // Bob was first, so ada had nothing to offer any more.
            assertThat(owner()).isEqualTo(bob.account().id());
            assertThat(outcomes).containsExactly("not_owner", "done", "not_found");
        } else {
            assertThat(outcomes.getFirst()).isEqualTo("done");
            boolean taken = outcomes.getLast().equals("done");
            assertThat(owner()).isEqualTo((taken ? carol : ada).account().id());
        }
    }

    @RepeatedTest(ROUNDS)
    void anOfferIsAcceptedOrTakenBack() {
        transfers.offer(ada, name, "bob");

        List<String> outcomes = Together.run(
                2,
                i -> outcome(() -> {
                    if (i == 0) {
                        transfers.end(ada, name);
                    } else {
                        transfers.accept(bob, name);
                    }
                }));

        boolean accepted = outcomes.getLast().equals("done");
        assertThat(outcomes).isEqualTo(accepted ? List.of("not_owner", "done") : List.of("done", "not_found"));
        assertThat(owner()).isEqualTo((accepted ? bob : ada).account().id());
        assertThat(registry.keys()).isEmpty();
    }

    @RepeatedTest(ROUNDS)
    void aPackageDoesNotGoToWhoeverIsDeletedMeanwhile() {
        Actor grace = registry.administrator("grace");
        transfers.offer(ada, name, "bob");

        List<String> outcomes = Together.run(
                2,
                i -> outcome(() -> {
                    if (i == 0) {
                        registry.organizations()
                                .departures()
                                .delete(grace, bob.account().id());
                    } else {
                        transfers.accept(bob, name);
                    }
                }));

        assertThat(outcomes.getFirst()).isEqualTo("done");
        boolean accepted = outcomes.getLast().equals("done");
        assertThat(owner()).isEqualTo((accepted ? bob : ada).account().id());
        List<String> history = registry.history();
        assertThat(history.indexOf("package.transfer") < history.indexOf("account.delete"))
                .isTrue();
    }

    @RepeatedTest(ROUNDS)
    void theOldOwnerDecidesNothingOnceAnotherHasAccepted() {
        transfers.offer(ada, name, "bob");
        SignerPolicies signers = registry.organizations().signers();

        List<String> outcomes = Together.run(
                2,
                i -> outcome(() -> {
                    if (i == 0) {
                        signers.set(ada, name, Optional.of(SignerPolicy.pinned()));
                    } else {
                        transfers.accept(bob, name);
                    }
                }));

        assertThat(outcomes.getLast()).isEqualTo("done");
        List<String> history = registry.history();
        assertThat(outcomes.getFirst()).isEqualTo(history.contains("package.signers") ? "done" : "not_owner");
        assertThat(history.indexOf("package.signers")).isLessThan(history.indexOf("package.transfer"));
    }

    private AccountId owner() {
        return registry.target(name).owner().orElseThrow();
    }

    private static String outcome(Runnable action) {
        try {
            action.run();
            return "done";
        } catch (RegistryException e) {
            return e.code().code();
        }
    }

    private static Map<String, Long> count(List<String> outcomes) {
        return outcomes.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
