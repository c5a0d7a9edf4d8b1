package registry.web.page.docs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the parts of the handbook that hold all of some words, wherever in a word these stand. Immutable. */
final class HandbookSearch {
    private static final int WORDS = 8;
    private static final int MOST = 20;
    private static final int IN_TITLE = 20;
    private static final int IN_CHAPTER = 5;
    private static final int COUNTED = 5;

    private final List<Place> places;

    private record Place(Chapter chapter, Section section) {
        int rank(Pattern word) {
            int found =
                    (int) word.matcher(section.text()).results().limit(COUNTED).count();
            found += word.matcher(section.title()).find() ? IN_TITLE : 0;
            return found + (word.matcher(chapter.title()).find() ? IN_CHAPTER : 0);
        }

        /** 0 when a word is missing. */
        int rank(List<Pattern> words) {
            return words.stream().allMatch(word -> rank(word) > 0)
                    ? words.stream().mapToInt(this::rank).sum()
                    : 0;
        }
    }

    private record Ranked(Place place, int rank) {}

    HandbookSearch(Handbook handbook) {
        places = handbook.chapters().stream()
                .flatMap(chapter -> chapter.sections().stream().map(section -> new Place(chapter, section)))
                .toList();
    }

    /** The best places, the best one first; none for a query without words. */
    List<Hit> find(String query) {
        List<String> words = words(query);
        if (words.isEmpty()) {
            return List.of();
        }
        List<Pattern> patterns = words.stream().map(HandbookSearch::anyCase).toList();
        Pattern marked = Pattern.compile(
                words.stream().map(Pattern::quote).collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return places.stream()
                .map(place -> new Ranked(place, place.rank(patterns)))
                .filter(ranked -> ranked.rank() > 0)
                .sorted(Comparator.comparingInt(Ranked::rank).reversed())
                .limit(MOST)
                .map(ranked -> Hit.of(ranked.place().chapter(), ranked.place().section(), marked))
                .toList();
    }

    private static List<String> words(String query) {
        return Arrays.stream(query.strip().split("\\s+"))
                .flatMap(word -> word.isEmpty() ? Stream.empty() : Stream.of(word))
                .limit(WORDS)
                .toList();
    }

    private static Pattern anyCase(String word) {
        return Pattern.compile(Pattern.quote(word), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
