package registry.client;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param items in the list's order; may be fewer than asked for, or none, although there is a next page
 * @param next where the next page begins: give it as {@code after}. Empty when this was the last one.
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, Optional<String> next) {
    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }
}
