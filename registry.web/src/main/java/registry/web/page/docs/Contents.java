package registry.web.page.docs;

import java.util.List;

/** The contents of the handbook beside a chapter, whose parts are shown as well. */
record Contents(List<Entry> entries) {
    private static final int PART = 2;

    /**
     * A chapter.
     *
     * @param present whether it is the one that is shown
     * @param parts its parts when it is
     */
    record Entry(String title, String address, boolean present, List<Part> parts) {}

    /** A part of a chapter. */
    record Part(String title, String address) {}

    static Contents of(Handbook handbook, Chapter present) {
        return new Contents(handbook.chapters().stream()
                .map(chapter -> entry(chapter, chapter.equals(present)))
                .toList());
    }

    private static Entry entry(Chapter chapter, boolean present) {
        List<Part> parts = chapter.sections().stream()
                .filter(section -> present && section.level() == PART)
                .map(section -> new Part(section.title(), chapter.addressOf(section)))
                .toList();
        return new Entry(chapter.title(), chapter.address(), present, parts);
    }
}
