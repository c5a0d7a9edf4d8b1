package registry.catalog;

import java.util.List;

/**
 * A page of a list of packages.
 *
 * @param total how many packages match, on all pages
 */
public record CardPage(List<PackageCard> cards, int total) {
    /** Copies the list. */
    public CardPage {
        cards = List.copyOf(cards);
    }
}
