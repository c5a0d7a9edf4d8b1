package registry.client.account;

import java.util.Optional;

/**
 * Who stands behind an e-mail address.
 *
 * @param username user name, once it was chosen
 * @param verified whether the registry's administrators vouch for the account
 */
public record ResolvedUser(Optional<String> username, boolean verified) {}
