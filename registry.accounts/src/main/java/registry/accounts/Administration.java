package registry.accounts;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;

/**
 * What administrators do to accounts, their own excepted. Every change is recorded. Thread-safe.
 *
 * <p>Every method refuses everybody but administrators with {@link ApiError#FORBIDDEN}, or
 * {@link AccountError#BOT_FORBIDDEN}, and ids of no account with {@link ApiError#NOT_FOUND}. Doing what is done already
 * is fine and not recorded again.
 */
public final class Administration {
    /** The longest reason of a suspension, in characters. */
    public static final int MAX_REASON = 500;

    private final Accounts accounts;
    private final Administrators administrators;
    private final AdministrationRules rules;
    private final Consumer<AccountId> endSessions;
    private final Clock clock;

    Administration(Accounts accounts, Administrators administrators, Consumer<AccountId> endSessions, Clock clock) {
        this.accounts = accounts;
        this.administrators = administrators;
        this.rules = new AdministrationRules(administrators);
        this.endSessions = endSessions;
        this.clock = clock;
    }

    /** What some accounts are safe from. */
    public enum Step {
        /** {@link #promote}. */
        PROMOTE,
        /** {@link #demote}. */
        DEMOTE,
        /** {@link #suspend}. */
        SUSPEND,
        /** Deletion, by {@link #guardDeletion}. */
        DELETE
    }

    /**
     * What would be thrown if the actor took this step now, so that nobody is offered what is refused. That an
     * organization or the registry would be left without anybody in charge is found out only by the step itself.
     */
    public Optional<RegistryException> objection(Actor actor, Account account, Step step) {
        return rules.objection(actor, account, step);
    }

    /** Vouches for who an account is, or no longer does. */
    public void verify(Actor actor, AccountId id, boolean verified) {
        change(
                actor,
                id,
                verified ? "account.verify" : "account.unverify",
                account -> account.withStanding(account.standing().withVerified(verified)));
    }

    /**
     * Makes an account an administrator, for good: so the actor has to be one for good, not by the claims of a sign-in.
     *
     * @throws RegistryException with {@link AccountError#CANNOT_PROMOTE} when it is a bot, or with
     *     {@link ApiError#FORBIDDEN}
     */
    public void promote(Actor actor, AccountId id) {
        actor.requireAdministrator();
        change(actor, id, "account.promote", account -> {
            rules.require(actor, account, Step.PROMOTE);
            return account.withStanding(account.standing().withAdministrator(true));
        });
    }

    /**
     * Makes an account an administrator no longer.
     *
     * @throws RegistryException with {@link AccountError#OWN_ACCOUNT}, {@link AccountError#CANNOT_REMOVE} when the right
     *     comes from the configuration, or {@link AccountError#LAST_ADMINISTRATOR}
     */
    public void demote(Actor actor, AccountId id) {
        change(actor, id, "account.demote", account -> {
            rules.require(actor, account, Step.DEMOTE);
            return account.withStanding(account.standing().withAdministrator(false));
        });
    }

    /**
     * Lets an account do nothing any more, from the next request on, and ends its sessions.
     *
     * @param reason for administrators' eyes; empty keeps the reason of a suspension that lasts already
     * @throws RegistryException with {@link AccountError#OWN_ACCOUNT}, {@link AccountError#CANNOT_BLACKLIST} when it is
     *     a configured administrator's, {@link AccountError#LAST_ADMINISTRATOR}, or {@link ApiError#INVALID_PARAMS} when
     *     the reason is too long
     */
    public void suspend(Actor actor, AccountId id, Optional<String> reason) {
        Optional<String> checked = reason.map(Administration::reason);
        change(actor, id, "account.suspend", account -> {
            rules.require(actor, account, Step.SUSPEND);
            return account.withStanding(
                    account.standing().withSuspension(Optional.of(suspension(actor, account, checked))));
        });
        endSessions.accept(id);
    }

    /** Lets a suspended account act again. Its tokens count again; its sessions stay ended. */
    public void reinstate(Actor actor, AccountId id) {
        actor.requireAdministrator();
        if (accounts.find(id).filter(Account::isSuspended).isPresent()) {
            // Those that a process did not get to end when it suspended the account.
            endSessions.accept(id);
        }
        change(
                actor,
                id,
                "account.reinstate",
                account -> account.withStanding(account.standing().withSuspension(Optional.empty())));
    }

    /**
     * Refuses the deletion of accounts that must stay, and has {@code batch}, which deletes {@code leaving}, fail when
     * no other administrator stays.
     *
     * @throws RegistryException with {@link AccountError#OWN_ACCOUNT}, {@link AccountError#CANNOT_REMOVE} or
     *     {@link AccountError#LAST_ADMINISTRATOR}
     */
    public void guardDeletion(Actor actor, Account leaving, Batch.Builder batch) {
        actor.requireAdministrator();
        rules.require(actor, leaving, Step.DELETE);
        keepAnother(actor, leaving, batch);
    }

    /**
     * The same for somebody who deletes their own account.
     *
     * @throws RegistryException with {@link AccountError#CANNOT_REMOVE} or {@link AccountError#LAST_ADMINISTRATOR}
     */
    public void guardOwnDeletion(Account leaving, Batch.Builder batch) {
        rules.requireNotConfigured(leaving);
        if (administrators.covers(leaving)) {
            another(leaving).orElseThrow(() -> last(leaving)).requireUnchanged(batch);
        }
    }

    private void change(Actor actor, AccountId id, String action, UnaryOperator<Account> change) {
        actor.requireAdministrator();
        accounts.change(id, AuditEntry.of(actor, action, id.value()), change, (batch, before, after) -> {
            if (!administrators.covers(after)) {
                keepAnother(actor, before, batch);
            }
        });
    }

    /** The actor may be an administrator by claim, for this session only: what counts is who stays in the store. */
    private void keepAnother(Actor actor, Account leaving, Batch.Builder batch) {
        if (!administrators.covers(leaving)) {
            return;
        }
        staying(actor.account().id())
                .or(() -> another(leaving))
                .orElseThrow(() -> last(leaving))
                .requireUnchanged(batch);
    }

    private Optional<Accounts.Stored> another(Account leaving) {
        return accounts.all()
                .filter(account -> !account.id().equals(leaving.id()) && administrators.covers(account))
                .flatMap(account -> staying(account.id()).stream())
                .findFirst();
    }

    private static RegistryException last(Account leaving) {
        return new RegistryException(
                AccountError.LAST_ADMINISTRATOR,
                "'" + leaving.displayName() + "' is the last administrator; make another one first");
    }

    private Optional<Accounts.Stored> staying(AccountId id) {
        return accounts.read(id).filter(stored -> administrators.covers(stored.account()));
    }

    private Suspension suspension(Actor actor, Account account, Optional<String> reason) {
        return account.standing()
                .suspension()
                .map(lasting -> new Suspension(reason.orElse(lasting.reason()), lasting.since(), lasting.by()))
                .orElseGet(() -> new Suspension(
                        reason.orElse(""),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        actor.account().id()));
    }

    private static String reason(String text) {
        String reason = text.strip();
        if (reason.length() > MAX_REASON || !ShownText.is(reason)) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS,
                    "reason must have at most " + MAX_REASON + " characters, none of them invisible ones such "
                            + "as control characters");
        }
        return reason;
    }
}
