package registry.development;

import com.nimbusds.oauth2.sdk.util.MultivaluedMapUtils;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was chosen or typed on the page.
 *
 * @param person who it is, when that makes sense
 * @param email the address as it was typed
 * @param name the name as it was typed
 * @param unverified whether the issuer shall not vouch for the address
 * @param problem what to type instead; empty when nothing is wrong
 */
record PersonForm(Optional<Person> person, String email, String name, boolean unverified, String problem) {
    /** Nothing was typed yet. */
    static final PersonForm EMPTY = new PersonForm(Optional.empty(), "", "", false, "");

    static PersonForm of(Map<String, List<String>> fields) {
        String email = text(fields, "email");
        String name = text(fields, "name");
        boolean unverified = fields.containsKey("unverified");
        Optional<Person> sample = Person.SAMPLES.stream()
                .filter(person -> person.email().equals(text(fields, "person")))
                .findFirst();
        if (sample.isPresent()) {
            return new PersonForm(sample, email, name, unverified, "");
        }
        Optional<String> problem = Person.problemWith(name, email);
        Optional<Person> typed =
                problem.isPresent() ? Optional.empty() : Optional.of(Person.typed(name, email, !unverified));
        return new PersonForm(typed, email, name, unverified, problem.orElse(""));
    }

    private static String text(Map<String, List<String>> fields, String field) {
        return Optional.ofNullable(MultivaluedMapUtils.getFirstValue(fields, field))
                .orElse("");
    }
}
