package registry.development;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import registry.api.Digest;

/**
 * Somebody to sign in as.
 *
 * @param name what they are called
 * @param email their address; whoever has the same address, in any case, is the same person
 * @param emailVerified whether the issuer vouches for the address
 */
record Person(String name, String email, boolean emailVerified) {
    /** The one who administers the registry. */
    static final Person ADMINISTRATOR = new Person("Ada Lovelace", "ada@example.com", true);

    /** Those who are offered on the page. */
    static final List<Person> SAMPLES = List.of(
            ADMINISTRATOR,
            new Person("Grace Hopper", "grace@example.com", true),
            new Person("Alan Turing", "alan@example.com", true));

    private static final int MAX_EMAIL = 254;
    private static final int MAX_NAME = 100;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");

    /** What to type instead, for the person at the page; empty when name and address will do. */
    static Optional<String> problemWith(String name, String email) {
        if (email.strip().length() > MAX_EMAIL || !EMAIL.matcher(email.strip()).matches()) {
            return Optional.of("Type an e-mail address such as eve@example.com.");
        }
        return name.strip().length() > MAX_NAME
                ? Optional.of("A name has at most " + MAX_NAME + " characters.")
                : Optional.empty();
    }

    /** Somebody who was typed in. */
    static Person typed(String name, String email, boolean emailVerified) {
        return new Person(name.isBlank() ? email.strip() : name.strip(), email.strip(), emailVerified);
    }

    /** Whether the registry is told to let them administer it. */
    boolean administrator() {
        return email.equals(ADMINISTRATOR.email());
    }

    /** Names them for ever, in ASCII of at most 255 characters (OpenID Connect Core 1.0 §2). */
    String subject() {
        return Digest.ofContent(email.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
