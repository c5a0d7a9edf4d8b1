package registry.web.page.docs;

import java.util.List;
import java.util.stream.Stream;

/**
 * The way to a neighbouring chapter.
 *
 * @param direction as HTML calls it: {@code prev} or {@code next}
 * @param word the same for people
 */
record Turn(String direction, String word, String title, String address) {
    /** The ways from a chapter: one at the ends of the handbook, two elsewhere. */
    static List<Turn> from(Handbook handbook, Chapter chapter) {
        return Stream.concat(
                        handbook.before(chapter).map(before -> to(before, "prev", "Previous")).stream(),
                        handbook.after(chapter).map(after -> to(after, "next", "Next")).stream())
                .toList();
    }

    private static Turn to(Chapter chapter, String direction, String word) {
        return new Turn(direction, word, chapter.title(), chapter.address());
    }
}
