package registry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a list of packages says about one, as the latest edit has it.
 *
 * @param title its display name, {@code ""} when it has none
 * @param summary the beginning of its description, at most {@value #LONGEST_SUMMARY} characters
 * @param tags as written
 * @param icon whether it has one
 */
record EntryText(String title, String summary, List<String> tags, boolean icon) {
    /** What fits two lines of a list. */
    static final int LONGEST_SUMMARY = 200;

    static EntryText of(JsonNode metadata) {
        List<String> tags = new ArrayList<>();
        metadata.path("tags").forEach(tag -> tags.add(tag.asText()));
        return new EntryText(
                metadata.path("name").asText(),
                shortened(metadata.path("description").asText().strip()),
                List.copyOf(tags),
                !metadata.path("icon").asText().isEmpty());
    }

    /** Cut between two words, where there are any, and never within a surrogate pair. */
    private static String shortened(String text) {
        if (text.length() <= LONGEST_SUMMARY) {
            return text;
        }
        int space = text.lastIndexOf(' ', LONGEST_SUMMARY - 1);
        int end = space > LONGEST_SUMMARY / 2 ? space : LONGEST_SUMMARY - 1;
        int whole = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        return text.substring(0, whole).stripTrailing() + "…";
    }
}
