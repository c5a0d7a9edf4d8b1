package registry.client.server;

import java.util.Optional;
import registry.client.account.User;

/**
 * The first administrator of a new registry.
 *
 * @param token API token of the account with every scope; a secret, shown this once
 * @param user the account, if the registry told: the token counts anyway
 */
public record FirstAdministrator(String token, Optional<User> user) {
    /** Says nothing about the token. */
    @Override
    public String toString() {
        return "FirstAdministrator[token hidden, user=" + user + "]";
    }
}
