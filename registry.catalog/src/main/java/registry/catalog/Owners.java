package registry.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import registry.accounts.Accounts;
import registry.accounts.VerifiedAccounts;
import registry.api.AccountId;
import registry.api.PackageName;

/**
 * What readers see of the accounts that own packages, and which packages show it: so that a change to an account costs
 * nothing unless readers see it. For one thread.
 */
final class Owners {
    private final Accounts accounts;
    private final VerifiedAccounts verified;
    private final Map<AccountId, Optional<Shown>> known = new HashMap<>();
    private final Map<AccountId, Set<PackageName>> packages = new HashMap<>();

    Owners(Accounts accounts, VerifiedAccounts verified) {
        this.accounts = accounts;
        this.verified = verified;
    }

    /** What is seen of an owner. */
    record Shown(String name, boolean verified) {}

    /** The owner; empty when the account is gone. */
    Optional<Shown> find(AccountId owner) {
        return known.computeIfAbsent(owner, this::read);
    }

    /** An account changed: the packages on which that is to be seen. */
    Set<PackageName> changed(AccountId account) {
        Set<PackageName> theirs = packages.getOrDefault(account, Set.of());
        if (theirs.isEmpty()) {
            known.remove(account);
            return theirs;
        }
        Optional<Shown> now = read(account);
        return now.equals(known.put(account, now)) ? Set.of() : Set.copyOf(theirs);
    }

    void add(PackageView view) {
        packages.computeIfAbsent(view.owner(), none -> new HashSet<>()).add(view.name());
    }

    void remove(PackageView view) {
        packages.computeIfPresent(view.owner(), (owner, names) -> {
            names.remove(view.name());
            return names.isEmpty() ? null : names;
        });
    }

    /** Forgets whose packages there are, and everything that was read. */
    void clear() {
        known.clear();
        packages.clear();
    }

    private Optional<Shown> read(AccountId account) {
        return accounts.find(account).map(found -> new Shown(found.displayName(), verified.covers(found)));
    }
}
