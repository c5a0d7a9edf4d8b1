package registry.client;

import java.util.List;
import registry.client.admin.AdminPackage;
import registry.client.http.Address;
import registry.client.http.Call;
import registry.client.http.Transport;
import registry.client.json.AdminJson;
import registry.client.json.Json;

/** The packages of everybody, for administrators. See {@link RegistryClient}. */
public final class AdminPackagesClient {
    private final Transport transport;
    private final Address packages;

    AdminPackagesClient(Transport transport, Address packages) {
        this.transport = transport;
        this.packages = packages;
    }

    /** All packages, by name, as of now. */
    public List<AdminPackage> list() {
        return transport.send(Call.get(packages)).object().requiredObjects("packages", AdminJson::packageSummary);
    }

    /** Vouches for a package. */
    public void verify(String packageName) {
        transport.send(Call.patch(packages.and(packageName), Json.object("action", "verify")));
    }

    /** Takes that back. */
    public void unverify(String packageName) {
        transport.send(Call.patch(packages.and(packageName), Json.object("action", "unverify")));
    }

    /** Deletes a version for ever. */
    public void deleteVersion(String packageName, String version) {
        transport.send(Call.patch(
                        packages.and(packageName),
                        Json.object("action", "delete_version").put("version", version))
                .asOnce());
    }

    /** Deletes every version of a package for ever. */
    public void delete(String packageName) {
        transport.send(Call.delete(packages.and(packageName)));
    }
}
