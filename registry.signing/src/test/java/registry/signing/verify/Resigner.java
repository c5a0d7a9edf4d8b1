package registry.signing.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.function.Consumer;
import registry.signing.manifest.SignedContent;

/** Signs what the signer would refuse or mend. */
final class Resigner {
    private Resigner() {}

    /** Changes a signed manifest and renews its signature, but nothing else. */
    static ObjectNode resign(ObjectNode signed, Consumer<ObjectNode> change) {
        change.accept(signed);
        byte[] signature = TestBundle.KEY.sign(SignedContent.digest(signed).bytes());
        ((ObjectNode) signed.get("signature"))
                .put("signature", Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
        return signed;
    }
}
