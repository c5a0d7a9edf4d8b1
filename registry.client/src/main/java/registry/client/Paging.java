package registry.client;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Fetches page after page while somebody goes through the items. */
final class Paging {
    private Paging() {}

    /**
     * The items of all pages, each of which is fetched when the ones before are used up.
     *
     * @param pages gives the page that begins there, or the first one
     */
    static <T> Stream<T> stream(Function<Optional<String>, Page<T>> pages) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Items<>(pages), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    private static final class Items<T> implements Iterator<T> {
        private final Function<Optional<String>, Page<T>> pages;
        private Iterator<T> items;
        private Optional<String> next;
        private boolean begun;

        Items(Function<Optional<String>, Page<T>> pages) {
            this.pages = pages;
            this.items = Collections.emptyIterator();
            this.next = Optional.empty();
        }

        @Override
        public boolean hasNext() {
            while (!items.hasNext() && (!begun || next.isPresent())) {
                Page<T> page = pages.apply(next);
                if (begun && page.next().equals(next)) {
                    throw new UnexpectedAnswerException("A page of the registry leads to itself");
                }
                begun = true;
                next = page.next();
                items = page.items().iterator();
            }
            return items.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return items.next();
        }
    }
}
