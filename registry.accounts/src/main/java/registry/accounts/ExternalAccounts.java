package registry.accounts;

import java.util.Optional;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.api.spi.ExternalIdentity;

/**
 * Turns who somebody is at an identity provider into an account of this registry. Thread-safe.
 *
 * <p>An account is the pair of issuer and subject. Two issuers never share one because both vouch for the same address.
 * The only account that changes hands is that of the set-up, which has no issuer, when the operator has configured its
 * address as an administrator's.
 */
final class ExternalAccounts {
    /** How often somebody else may come first before the store must be damaged. */
    private static final int ATTEMPTS = 10;

    private final Basis basis;
    private final Accounts accounts;
    private final Administrators administrators;
    private final AuditLog audit;

    ExternalAccounts(Basis basis, Accounts accounts, Administrators administrators) {
        this.basis = basis;
        this.accounts = accounts;
        this.administrators = administrators;
        this.audit = basis.audit();
    }

    /** Somebody who signs in now. */
    record Visitor(String issuer, String subject, String email, Profile profile, String login, String address) {
        /** @throws RegistryException with {@link AccountError#INVALID_EMAIL} */
        static Visitor of(ExternalIdentity identity, String login, String address) {
            return new Visitor(
                    identity.issuer(),
                    identity.subject(),
                    AccountRules.email(identity.email()),
                    Profile.of(identity),
                    login,
                    address);
        }

        /** Acts by the login, before there is a session. */
        AuditEntry entry(Account account, String action) {
            return new Admission(account, login, address)
                    .entry(action, account.id().value());
        }
    }

    /**
     * The visitor's account, made or brought up to date.
     *
     * @throws RegistryException with {@link AccountError#ACCOUNT_SUSPENDED} or {@link AccountError#EMAIL_TAKEN}
     */
    Account admit(Visitor visitor) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Account> account = attempt(visitor);
            if (account.isPresent()) {
                return account.get();
            }
        }
        throw new RegistryException(
                ApiError.STORAGE_CORRUPT,
                "an index of accounts leads nowhere; restore the metadata store from a backup");
    }

    /** Empty when somebody else came first. */
    private Optional<Account> attempt(Visitor visitor) {
        try {
            Optional<Account> known = accounts.findBySubject(visitor.issuer(), visitor.subject());
            if (known.isPresent()) {
                return Optional.of(refresh(known.get(), visitor));
            }
            Optional<Account> holder = accounts.findByEmail(visitor.email());
            return holder.isPresent() ? Optional.of(adopt(holder.get(), visitor)) : create(visitor);
        } catch (RegistryException e) {
            if (e.code() == ApiError.NOT_FOUND || e.code() == AccountError.SUBJECT_TAKEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<Account> create(Visitor visitor) {
        Account account = accounts.draft(
                NewAccount.external(visitor.email(), visitor.profile(), visitor.issuer(), visitor.subject()));
        Batch.Builder batch = Batch.builder();
        accounts.add(batch, account);
        audit.add(
                batch,
                visitor.entry(account, "account.create")
                        .states(Optional.empty(), Optional.of(AccountCodec.encode(account))));
        return basis.documents().commit(batch.build()) instanceof CommitResult.Committed
                ? Optional.of(account)
                : Optional.empty();
    }

    /** An address that another account holds meanwhile stays there; the old one is no longer vouched for. */
    private Account refresh(Account account, Visitor visitor) {
        requireActive(account);
        AuditEntry entry = visitor.entry(account, "account.refresh");
        try {
            return accounts.change(
                    account.id(),
                    entry,
                    known -> known.withProfile(visitor.profile()).withEmail(visitor.email(), true));
        } catch (RegistryException e) {
            if (e.code() != AccountError.EMAIL_TAKEN) {
                throw e;
            }
            return accounts.change(
                    account.id(),
                    entry,
                    known -> known.withProfile(visitor.profile()).withEmail(known.email(), false));
        }
    }

    private Account adopt(Account holder, Visitor visitor) {
        return accounts.change(holder.id(), visitor.entry(holder, "account.adopt"), account -> {
            if (!isAdoptable(account)) {
                throw new RegistryException(
                        AccountError.EMAIL_TAKEN, "another account has the e-mail address " + visitor.email());
            }
            requireActive(account);
            return account.withSubject(visitor.issuer(), visitor.subject()).withProfile(visitor.profile());
        });
    }

    /** The operator vouched for its address at set-up, and again in the configuration. */
    private boolean isAdoptable(Account account) {
        return account.issuer().equals(Account.LOCAL_ISSUER)
                && account.emailVerified()
                && !account.isBot()
                && administrators.names(account.email());
    }

    private static void requireActive(Account account) {
        if (account.isSuspended()) {
            throw new RegistryException(
                    AccountError.ACCOUNT_SUSPENDED,
                    "the account '" + account.displayName() + "' is suspended; ask an administrator of this registry");
        }
    }
}
