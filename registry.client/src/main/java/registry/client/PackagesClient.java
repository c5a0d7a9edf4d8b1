package registry.client;

import registry.client.http.Address;
import registry.client.http.Call;
import registry.client.http.Transport;
import registry.client.json.OrgJson;
import registry.client.json.PackageJson;
import registry.client.org.Person;
import registry.client.packages.PackageSettings;
import registry.client.packages.TransferOffer;
import registry.client.packages.TransferOffers;

/** How packages are set up and handed over. See {@link RegistryClient}. */
public final class PackagesClient {
    private static final Address PACKAGES = Address.of("api", "v2", "packages");

    private final Transport transport;

    PackagesClient(Transport transport) {
        this.transport = transport;
    }

    /** How a package is set up; for its owner, members of the linked organization, and administrators. */
    public PackageSettings settings(String packageName) {
        return PackageJson.settings(
                transport.send(Call.get(PACKAGES.and(packageName))).object());
    }

    /** Which keys may sign a package. */
    public SignerPolicyClient signerPolicy(String packageName) {
        return new SignerPolicyClient(transport, PACKAGES.and(packageName));
    }

    /**
     * Offers a package to somebody, in the place of any other offer; for its owner, with the scope {@code delete}, and for
     * administrators. It is theirs when they accept.
     */
    public TransferOffer offer(String packageName, Person to) {
        return PackageJson.offer(transport
                .send(Call.post(transfer(packageName), OrgJson.write(to)))
                .object());
    }

    /** The offer that stands. 404 {@code not_found} if there is none. */
    public TransferOffer offerOf(String packageName) {
        return PackageJson.offer(transport.send(Call.get(transfer(packageName))).object());
    }

    /** Takes a package over that is offered to the caller. */
    public void accept(String packageName) {
        transport.send(Call.post(transfer(packageName).and("accept")));
    }

    /** Declines an offer, as its recipient, or withdraws it, as the owner. */
    public void endOffer(String packageName) {
        transport.send(Call.delete(transfer(packageName)));
    }

    /** The offers that stand and concern the caller. */
    public TransferOffers offers() {
        return PackageJson.offers(
                transport.send(Call.get(Address.of("api", "v2", "transfers"))).object());
    }

    private static Address transfer(String packageName) {
        return PACKAGES.and(packageName, "transfer");
    }
}
