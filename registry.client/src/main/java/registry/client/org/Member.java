package registry.client.org;

import java.util.Optional;

/**
 * A member of an organization.
 *
 * @param email e-mail address for those who may see it; for others the user name, or without one the account's id
 * @param username user name
 * @param verified whether the registry's administrators vouch for the account
 * @param role what the member may do
 * @param bot whether it is a bot
 */
public record Member(String email, Optional<String> username, boolean verified, Role role, boolean bot) {}
