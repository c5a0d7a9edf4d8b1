package registry.accounts;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import registry.api.ApiError;
import registry.api.RegistryException;

/**
 * The first of many things that are wanted. Ends after {@value #MOST_EXAMINED} things that were looked at, so that a
 * search that finds nothing costs no more than that.
 *
 * @param last what was looked at last; empty when nothing follows it
 */
record Excerpt<T>(List<T> found, Optional<T> last) {
    static final int MOST_EXAMINED = 10_000;
    static final int MAX_LIMIT = 1_000;

    /** @throws RegistryException with {@link ApiError#INVALID_PARAMS} when {@code limit} is malformed */
    static <T> Excerpt<T> of(Iterator<T> things, Predicate<T> wanted, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new RegistryException(ApiError.INVALID_PARAMS, "limit must be between 1 and " + MAX_LIMIT);
        }
        List<T> found = new ArrayList<>();
        Optional<T> last = Optional.empty();
        for (int examined = 0; examined < MOST_EXAMINED && found.size() < limit && things.hasNext(); examined++) {
            T thing = things.next();
            last = Optional.of(thing);
            if (wanted.test(thing)) {
                found.add(thing);
            }
        }
        return new Excerpt<>(List.copyOf(found), things.hasNext() ? last : Optional.empty());
    }
}
