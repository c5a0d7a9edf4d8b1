package registry.client.account;

import java.util.Optional;

/**
 * The caller's account.
 *
 * @param id its id
 * @param email its e-mail address
 * @param name what the person is called
 * @param picture address of a picture
 * @param username user name, once it was chosen
 * @param verified whether the registry's administrators vouch for it
 * @param administrator whether it administers the registry
 * @param bot whether it is a bot
 */
public record User(
        String id,
        String email,
        String name,
        Optional<String> picture,
        Optional<String> username,
        boolean verified,
        boolean administrator,
        boolean bot) {}
