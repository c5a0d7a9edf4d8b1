package registry.accounts;

import java.time.Instant;
import registry.api.AccountId;
import registry.api.Digest;
import registry.api.RegistryException;

/**
 * A token that another deployment gave out and whose owner goes on using it here. It has the default scopes, no limits,
 * and no end.
 *
 * @param digest the SHA-256 of the token
 * @param id the first 8 characters of the token
 * @param label for its owner's eyes; cut and cleaned to what {@link TokenRequest} allows
 */
public record AdoptedToken(Digest digest, String id, AccountId account, String label, Instant createdAt) {
    /**
     * Checks the id and cleans the label.
     *
     * @throws RegistryException with {@link registry.api.ApiError#INVALID_PARAMS}
     */
    public AdoptedToken {
        if (!TokenId.isAdopted(id)) {
            throw TokenRules.invalid("the id of an adopted token must be its first 8 characters of base64url");
        }
        label = TokenRules.cleanLabel(label);
    }

    /** What became of it. */
    public enum Outcome {
        /** It counts from now on. */
        ADOPTED,
        /** It was adopted before; nothing changed. */
        ALREADY_ADOPTED,
        /** It was adopted before and then revoked, and stays so. */
        REVOKED,
        /** The account has another token of this id, so it was not adopted. */
        ID_TAKEN
    }
}
