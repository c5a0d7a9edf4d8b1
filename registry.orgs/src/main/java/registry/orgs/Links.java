package registry.orgs;

import java.util.List;
import java.util.Optional;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.api.ApiError;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.Batch;

/**
 * Links packages to organizations, whose members may then publish them. A package belongs to one organization at most.
 * Thread-safe.
 */
public final class Links {
    private final OrgStore store;
    private final LinkRecords links;
    private final Permissions permissions;
    private final PackageOwners packages;

    Links(OrgStore store, LinkRecords links, Permissions permissions, PackageOwners packages) {
        this.store = store;
        this.links = links;
        this.permissions = permissions;
        this.packages = packages;
    }

    /**
     * The packages of an organization, in the order of their names.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} when there is no such organization
     */
    public List<PackageName> list(OrgId org) {
        if (store.find(org).isEmpty()) {
            throw OrgStore.notFound(org);
        }
        return links.of(org);
    }

    /**
     * Links a package of the actor's own to an organization that the actor belongs to. Linking it again changes nothing.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} when there is no such organization or package, with
     *     {@link OrgsError#CONFLICT} when the package is linked to another organization, with
     *     {@link OrgsError#NOT_OWNER}, {@link ApiError#FORBIDDEN} or {@link AccountError#BOT_FORBIDDEN}
     */
    public void link(Actor actor, OrgId org, PackageName name) {
        OrgStore.untilDone(() -> {
            Roster roster = store.require(org);
            OwnedPackage owned = packages.find(name)
                    .orElseThrow(() -> new RegistryException(OrgsError.NOT_FOUND, "there is no package " + name));
            Decision.Allowed allowed =
                    permissions.link(actor, owned.target(), org).require();
            Optional<LinkRecords.Link> link = links.of(name);
            if (link.isPresent()) {
                requireSame(link.get(), org);
                return Optional.of(true);
            }
            Batch.Builder batch = owned.requireUnchanged(roster.change());
            allowed.secure(batch);
            links.add(batch, org, name);
            store.record(
                    batch,
                    AuditEntry.of(actor, "package.link", name.value())
                            .states(Optional.empty(), Optional.of(LinkRecords.json(org, name))));
            return store.commit(batch) ? Optional.of(true) : Optional.empty();
        });
    }

    /**
     * Ends a link. The package stays its owner's.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} when there is no such organization or link, with
     *     {@link OrgsError#NOT_OWNER} unless the actor owns the package or is an admin or owner of the organization, with
     *     {@link ApiError#FORBIDDEN} or {@link AccountError#BOT_FORBIDDEN}
     */
    public void unlink(Actor actor, OrgId org, PackageName name) {
        OrgStore.untilDone(() -> {
            Roster roster = store.require(org);
            requireLinked(org, name);
            Decision.Allowed allowed = permissions
                    .unlink(actor, new PackageTarget(name, packages.find(name).map(OwnedPackage::owner)))
                    .require();
            Batch.Builder batch = roster.change();
            allowed.secure(batch);
            links.remove(batch, org, name);
            store.record(
                    batch,
                    AuditEntry.of(actor, "package.unlink", name.value())
                            .states(Optional.of(LinkRecords.json(org, name)), Optional.empty()));
            return store.commit(batch) ? Optional.of(true) : Optional.empty();
        });
    }

    private void requireLinked(OrgId org, PackageName name) {
        if (links.of(name).filter(link -> link.org().equals(org)).isEmpty()) {
            throw new RegistryException(OrgsError.NOT_FOUND, "package " + name + " is not linked to '" + org + "'");
        }
    }

    private static void requireSame(LinkRecords.Link link, OrgId org) {
        if (!link.org().equals(org)) {
            throw new RegistryException(
                    OrgsError.CONFLICT,
                    "package " + link.name() + " is linked to '" + link.org() + "'; unlink it there first");
        }
    }
}
