package registry.client;

import java.util.List;
import registry.client.http.Address;
import registry.client.http.Call;
import registry.client.http.Transport;
import registry.client.json.Json;

/** The packages that are linked to one organization. See {@link RegistryClient}. */
public final class LinkedPackagesClient {
    private final Transport transport;
    private final Address packages;

    LinkedPackagesClient(Transport transport, Address packages) {
        this.transport = transport;
        this.packages = packages;
    }

    /** Their names, sorted; for everybody. */
    public List<String> list() {
        return transport.send(Call.get(packages)).object().requiredTexts("packages");
    }

    /** Links a package; for its owner, who must be a member. */
    public void link(String packageName) {
        transport.send(Call.post(packages, Json.object("package", packageName)));
    }

    /** Ends a link; for admins and owners of the organization, and for the package's owner. */
    public void unlink(String packageName) {
        transport.send(Call.delete(packages.and(packageName)));
    }
}
