package registry.client.admin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of everything in an import.
 *
 * @param dryRun whether nothing was written
 * @param complete whether no bundle was out of reach; otherwise another import may bring it
 * @param counts how many of each kind of thing, such as {@code versions}, had which outcome, such as {@code imported}
 * @param doubts what was not clear, and what was done about it; they may name e-mail addresses
 * @param json the text of the whole report, a JSON object
 */
public record ImportResult(
        boolean dryRun, boolean complete, Map<String, Map<String, Long>> counts, List<Doubt> doubts, String json) {
    /** Copies both. */
    public ImportResult {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        doubts = List.copyOf(doubts);
    }

    /**
     * Something that was not clear.
     *
     * @param code stable name
     * @param key which record it is about
     * @param found what was found
     * @param done what was done
     */
    public record Doubt(String code, String key, String found, String done) {}
}
