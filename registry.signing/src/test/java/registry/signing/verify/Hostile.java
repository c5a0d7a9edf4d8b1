package registry.signing.verify;

import java.util.List;
import java.util.function.Supplier;
import registry.signing.SigningError;

/**
 * One row of a table of hostile files.
 *
 * @param name what is wrong with it
 * @param bundle its bytes
 * @param check the check that must fail first
 * @param code the code that it must fail with
 * @param words what its detail must say
 */
record Hostile(String name, Supplier<byte[]> bundle, String check, SigningError code, List<String> words) {
    static Hostile row(String name, String check, SigningError code, Supplier<byte[]> bundle, String... words) {
        return new Hostile(name, bundle, check, code, List.of(words));
    }

    @Override
    public String toString() {
        return name;
    }
}
