package registry.web.page.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** All chapters, in the order in which they are read. Immutable. */
final class Handbook {
    private static final List<String> CONTENTS = List.of(
            "introduction",
            "bundles",
            "cargo-mero",
            "signing",
            "publishing",
            "versions",
            "ci",
            "organizations",
            "install",
            "local-registry",
            "cli",
            "badges");

    private final List<Chapter> chapters;

    private Handbook(List<Chapter> chapters) {
        this.chapters = chapters;
    }

    /** Reads the chapters that are part of this module. */
    static Handbook read() {
        ChapterReader reader = new ChapterReader();
        return new Handbook(
                CONTENTS.stream().map(id -> reader.read(id, markdown(id))).toList());
    }

    List<Chapter> chapters() {
        return chapters;
    }

    Optional<Chapter> find(String id) {
        return chapters.stream().filter(chapter -> chapter.id().equals(id)).findFirst();
    }

    /** The chapter that is read before this one. */
    Optional<Chapter> before(Chapter chapter) {
        return at(chapters.indexOf(chapter) - 1);
    }

    /** The chapter that is read after this one. */
    Optional<Chapter> after(Chapter chapter) {
        return at(chapters.indexOf(chapter) + 1);
    }

    private Optional<Chapter> at(int index) {
        return index < 0 || index >= chapters.size() ? Optional.empty() : Optional.of(chapters.get(index));
    }

    private static String markdown(String id) {
        try (InputStream in = Handbook.class.getResourceAsStream("chapters/" + id + ".md")) {
            if (in == null) {
                throw new IllegalStateException("the chapter " + id + " is missing in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the chapter " + id + " is unreadable", e);
        }
    }
}
