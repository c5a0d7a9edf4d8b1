package registry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import registry.api.PackageName;

/**
 * What a package is searched by, in lower case.
 *
 * @param text name, display name, description, author and tags, one per line
 */
record SearchTerms(String text, List<String> tags) {
    static SearchTerms of(PackageName name, String author, JsonNode metadata) {
        List<String> tags = new ArrayList<>();
        metadata.path("tags").forEach(tag -> tags.add(fold(tag.asText())));
        List<String> lines = new ArrayList<>(tags);
        lines.add(fold(name.value()));
        lines.add(fold(author));
        lines.add(fold(metadata.path("name").asText()));
        lines.add(fold(metadata.path("description").asText()));
        return new SearchTerms(lines.stream().collect(Collectors.joining("\n")), List.copyOf(tags));
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
