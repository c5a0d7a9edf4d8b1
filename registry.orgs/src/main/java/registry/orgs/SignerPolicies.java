package registry.orgs;

import java.util.List;
import java.util.Optional;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.Scope;
import registry.api.ApiError;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.storage.DocumentStore;

/**
 * Which keys may sign the packages of an organization, or one package. Of a linked package both policies hold, so that a
 * package can only narrow what its organization allows; where neither is set, the operator's does. Thread-safe.
 */
public final class SignerPolicies {
    private final OrgStore store;
    private final LinkRecords links;
    private final SignerRecords records;
    private final Permissions permissions;
    private final PackageOwners packages;

    SignerPolicies(
            OrgStore store, LinkRecords links, SignerRecords records, Permissions permissions, PackageOwners packages) {
        this.store = store;
        this.links = links;
        this.records = records;
        this.permissions = permissions;
        this.packages = packages;
    }

    /**
     * What is set somewhere, and what holds.
     *
     * @param own what is set there, if anything is
     * @param effective the policies that hold, every one of them
     */
    public record State(Optional<SignerPolicy> own, List<SignerRule> effective) {}

    /**
     * The policy of an organization.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}
     */
    public State of(OrgId org) {
        if (store.find(org).isEmpty()) {
            throw OrgStore.notFound(org);
        }
        return new State(records.of(org).policy(), records.holding(org).rules());
    }

    /**
     * The policy of a package.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} when it was never published
     */
    public State of(PackageName name) {
        require(name);
        return new State(
                records.of(name).policy(),
                records.holding(name, links.of(name).map(LinkRecords.Link::org)).rules());
    }

    /**
     * Sets the policy of an organization, or takes it away. Changing nothing is fine.
     *
     * @return what holds now
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}, with {@link ApiError#FORBIDDEN} unless the actor is an
     *     owner, or with {@link AccountError#BOT_FORBIDDEN}
     */
    public State set(Actor actor, OrgId org, Optional<SignerPolicy> policy) {
        actor.requireEverywhere(Scope.ORGS);
        OrgStore.untilDone(() -> {
            Roster roster = store.require(org);
            roster.require(actor, Role.OWNER, "say who signs its packages");
            AuditEntry entry = AuditEntry.of(actor, "org.signers", org.value());
            return replace(roster.change(), records.of(org), policy, entry);
        });
        return of(org);
    }

    /**
     * Sets the policy of a package, or takes it away. Changing nothing is fine.
     *
     * @return what holds now
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} when it was never published, with
     *     {@link OrgsError#NOT_OWNER} unless the actor owns the package or the organization that it is linked to, with
     *     {@link ApiError#FORBIDDEN} or {@link AccountError#BOT_FORBIDDEN}
     */
    public State set(Actor actor, PackageName name, Optional<SignerPolicy> policy) {
        OrgStore.untilDone(() -> {
            OwnedPackage owned = require(name);
            Decision.Allowed allowed =
                    permissions.chooseSigners(actor, owned.target()).require();
            Batch.Builder batch = owned.requireUnchanged(Batch.builder());
            allowed.secure(batch);
            AuditEntry entry = AuditEntry.of(actor, "package.signers", name.value());
            return replace(batch, records.of(name), policy, entry);
        });
        return of(name);
    }

    private Optional<Boolean> replace(
            Batch.Builder batch, SignerRecords.Stored before, Optional<SignerPolicy> after, AuditEntry entry) {
        if (before.policy().equals(after)) {
            return Optional.of(false);
        }
        before.requireUnchanged(batch);
        after.ifPresentOrElse(
                policy -> batch.put(before.key(), DocumentStore.encode(policy.json())),
                () -> batch.delete(before.key()));
        store.record(batch, entry.states(before.policy().map(SignerPolicy::json), after.map(SignerPolicy::json)));
        return store.commit(batch) ? Optional.of(true) : Optional.empty();
    }

    private OwnedPackage require(PackageName name) {
        return packages.find(name)
                .orElseThrow(() -> new RegistryException(OrgsError.NOT_FOUND, "there is no package " + name));
    }
}
