package registry.signing.ed25519;

import registry.api.spi.SignatureScheme;
import registry.testing.SignatureSchemeContract;

final class Ed25519SchemeContractTest extends SignatureSchemeContract {
    @Override
    protected SignatureScheme scheme() {
        return new Ed25519Scheme();
    }
}
