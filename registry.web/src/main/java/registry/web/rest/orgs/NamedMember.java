package registry.web.rest.orgs;

import java.util.Optional;
import registry.web.rest.JsonBody;

/** Whom a body is about: {@code {email}} or {@code {username}}. */
final class NamedMember {
    private NamedMember() {}

    /**
     * One of the two names, which tell themselves apart: only addresses have an {@code @} within, so {@code username}
     * may hold one, too.
     *
     * @throws registry.api.RegistryException naming what is wrong
     */
    static String of(JsonBody wanted) {
        Optional<String> email = wanted.optionalText("email").map(String::strip);
        Optional<String> username = wanted.optionalText("username").map(String::strip);
        if (email.isPresent() == username.isPresent()) {
            throw wanted.invalid("the body must have either email or username");
        }
        if (email.filter(text -> text.indexOf('@') < 1).isPresent()) {
            throw wanted.invalid("email must be an address such as ada@example.com; send a user name as username");
        }
        if (username.filter(String::isEmpty).isPresent()) {
            throw wanted.invalid("username must be a user name such as ada");
        }
        return email.or(() -> username).orElseThrow();
    }
}
