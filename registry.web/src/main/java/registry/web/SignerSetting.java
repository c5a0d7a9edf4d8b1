package registry.web;

import java.util.Arrays;
import java.util.List;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.orgs.SignerPolicy;
import registry.signing.key.DidKey;
import registry.signing.key.SignatureSchemes;

/** The operator's signer policy: {@code any} (the default), {@code pinned}, or did:keys with commas between them. */
final class SignerSetting {
    static final String KEY = "publish.signer-policy";

    private SignerSetting() {}

    /** @throws RegistryException with {@link registry.api.ApiError#CONFIG_INVALID} naming what is wrong */
    static SignerPolicy read(ConfigScope settings, SignatureSchemes schemes) {
        String text = settings.text(KEY).orElse(SignerPolicy.any().id());
        for (SignerPolicy policy : List.of(SignerPolicy.any(), SignerPolicy.pinned())) {
            if (text.equals(policy.id())) {
                return policy;
            }
        }
        try {
            return new SignerPolicy.Listed(Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(signer -> DidKey.parse(schemes, signer))
                    .toList());
        } catch (RegistryException e) {
            throw settings.invalid(KEY, "must be any, pinned, or did:keys with commas between them: " + e.detail());
        }
    }
}
