package registry.client;

import registry.client.http.Address;
import registry.client.http.Call;
import registry.client.http.Transport;
import registry.client.json.PackageJson;
import registry.client.packages.SignerPolicies;
import registry.client.packages.SignerPolicy;

/** Which keys may sign one package, or the packages of one organization. See {@link RegistryClient}. */
public final class SignerPolicyClient {
    private final Transport transport;
    private final Address address;

    SignerPolicyClient(Transport transport, Address owner) {
        this.transport = transport;
        this.address = owner.and("signer-policy");
    }

    /** What is set, and what holds; for everybody. */
    public SignerPolicies get() {
        return send(Call.get(address));
    }

    /** Sets a policy; for owners. */
    public SignerPolicies set(SignerPolicy policy) {
        return send(Call.put(address, PackageJson.write(policy)));
    }

    /** Takes the policy away, so that what is inherited holds; for owners. */
    public SignerPolicies clear() {
        return send(Call.delete(address));
    }

    private SignerPolicies send(Call call) {
        return PackageJson.policies(transport.send(call).object());
    }
}
