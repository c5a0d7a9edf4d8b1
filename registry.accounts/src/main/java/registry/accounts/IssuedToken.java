package registry.accounts;

/**
 * A token that was just made.
 *
 * @param secret to be shown to its owner, once; it cannot be had again
 */
public record IssuedToken(String secret, TokenInfo info) {
    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "token " + info.credential().id();
    }
}
