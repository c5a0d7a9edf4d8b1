package registry.orgs;

import java.util.Optional;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.api.ApiError;
import registry.api.PackageName;
import registry.api.RegistryException;

/** How packages are set up, for those with rights to them. Thread-safe. */
public final class PackageSettings {
    private final Parts parts;

    PackageSettings(Parts parts) {
        this.parts = parts;
    }

    /** Where it is known. */
    record Parts(
            PackageOwners packages,
            MemberNames names,
            Orgs orgs,
            SignerPolicies signers,
            Transfers transfers,
            Permissions permissions) {}

    /**
     * The settings of a package.
     *
     * @param owner the user name, or words for somebody who has none
     * @param org the organization that it is linked to
     * @param transfer the offer that stands, when the viewer may know of it
     */
    public record Shown(
            PackageName name,
            String owner,
            Optional<OrgId> org,
            SignerPolicies.State signers,
            Optional<Transfers.Shown> transfer) {}

    /**
     * The settings of a package, for its owner, members of the linked organization, and administrators.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}, {@link OrgsError#NOT_OWNER},
     *     {@link ApiError#FORBIDDEN} or {@link AccountError#BOT_FORBIDDEN}
     */
    public Shown of(Actor actor, PackageName name) {
        OwnedPackage owned = parts.packages()
                .find(name)
                .orElseThrow(() -> new RegistryException(OrgsError.NOT_FOUND, "there is no package " + name));
        parts.permissions().inspect(actor, owned.target()).require();
        return new Shown(
                name,
                parts.names().shown(owned.owner()),
                parts.orgs().ofPackage(name).map(Org::id),
                parts.signers().of(name),
                parts.transfers().ifVisible(actor, owned.target()));
    }
}
