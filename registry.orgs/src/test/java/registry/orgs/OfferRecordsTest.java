package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.Standing;
import registry.accounts.Suspension;
import registry.api.PackageName;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;

/** What was decided on an offer does not apply once anything that it depends on has changed. */
class OfferRecordsTest extends OrgsTestCase {
    private Transfers transfers;
    private Actor grace;
    private PackageName name;

    @BeforeEach
    void offeredPackage() {
        transfers = registry.organizations().transfers();
        grace = registry.administrator("grace");
        name = registry.publish(ada, "com.ada.app");
    }

    @Test
    void anOfferThatNothingHappenedToHolds() {
        assertThat(holds(() -> {}, pending -> pending.stored()::remove)).isTrue();
        assertThat(holds(() -> {}, pending -> pending::requireAccounts)).isTrue();
    }

    @Test
    void anOfferThatWasReplacedOrEndedHoldsNoMore() {
        List<Runnable> changes = List.of(
                () -> transfers.offer(ada, name, "carol"),
                () -> transfers.offer(ada, name, "bob"),
                () -> transfers.end(ada, name),
                () -> transfers.end(bob, name),
                () -> {
                    transfers.end(ada, name);
                    transfers.offer(ada, name, "bob");
                });

        for (Runnable change : changes) {
            assertThat(holds(change, pending -> pending.stored()::remove)).isFalse();
        }
    }

    @Test
    void anOfferHoldsNoMoreWhenEitherAccountChanged() {
        for (Actor actor : List.of(ada, bob)) {
            assertThat(holds(() -> suspend(actor.account()), pending -> pending::requireAccounts))
                    .isFalse();
            reinstate(actor.account());
        }
    }

    @Test
    void aPackageThatChangedMeanwhileIsNotHandedOver() {
        OwnedPackage read = registry.findPackage(name).orElseThrow();
        transfers.offer(ada, name, "carol");
        transfers.accept(carol, name);

        assertThat(commit(batch -> read.handOver(batch, bob.account()))).isFalse();
        OwnedPackage again = registry.findPackage(name).orElseThrow();
        assertThat(commit(batch -> again.handOver(batch, bob.account()))).isTrue();
        assertThat(registry.target(name).owner()).contains(bob.account().id());
    }

    /** Whether a condition of an offer to bob holds after something happened. */
    private boolean holds(Runnable change, Function<OfferRecords.Pending, Consumer<Batch.Builder>> of) {
        transfers.offer(ada, name, "bob");
        OfferRecords.Pending pending =
                registry.offers().pending(registry.target(name)).orElseThrow();
        change.run();
        return commit(of.apply(pending));
    }

    private boolean commit(Consumer<Batch.Builder> conditions) {
        Batch.Builder batch = Batch.builder().put("done/" + System.nanoTime(), new byte[] {'{', '}'});
        conditions.accept(batch);
        return registry.documents().commit(batch.build()) instanceof CommitResult.Committed;
    }

    private void suspend(Account account) {
        change(
                account,
                Standing.ORDINARY.withSuspension(Optional.of(
                        new Suspension("", TestOrgs.START, grace.account().id()))));
    }

    private void reinstate(Account account) {
        change(account, Standing.ORDINARY);
    }

    private void change(Account account, Standing standing) {
        registry.accounts()
                .change(account.id(), AuditEntry.of(grace, "test", "test"), before -> before.withStanding(standing));
    }
}
