package registry.client.org;

/**
 * Names an account by its e-mail address or its user name.
 *
 * @param name the address or user name
 */
public record Person(String name) {
    /** Checks that there is a name; throws {@link IllegalArgumentException}. */
    public Person {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a person needs an e-mail address or a user name");
        }
    }

    /** Whoever has this e-mail address or user name; an address has an {@code @}. */
    public static Person of(String name) {
        return new Person(name.strip());
    }

    /** Whether this is an e-mail address rather than a user name. */
    public boolean isEmail() {
        return name.indexOf('@') >= 0;
    }
}
