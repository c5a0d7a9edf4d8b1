package registry.client.account;

/**
 * A token that was just made.
 *
 * @param secret what authenticates; shown this once
 * @param token everything else
 */
public record IssuedToken(String secret, ApiToken token) {
    /** Says nothing about the secret. */
    @Override
    public String toString() {
        return "IssuedToken[secret hidden, token=" + token + "]";
    }
}
