package registry.product;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes answers so that they are the same each time: what differs by nature is replaced by a word for it. */
final class TranscriptWords {
    private static final Map<Pattern, String> NATURE = new LinkedHashMap<>();

    static {
        NATURE.put(Pattern.compile("crt_[A-Za-z0-9.…]+"), "crt_...");
        NATURE.put(Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z"), "TIME");
        NATURE.put(Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d"), "TIME");
        NATURE.put(Pattern.compile("\\d{4}-\\d\\d-\\d\\d"), "DATE");
        NATURE.put(Pattern.compile("request [0-9a-f-]{8,}"), "request ID");
        NATURE.put(Pattern.compile("/connect\\?\\S+"), "/connect?...");
        NATURE.put(Pattern.compile("code [0-9A-F]{4}-[0-9A-F]{4}"), "code XXXX-XXXX");
        NATURE.put(Pattern.compile("did:key:z\\w+"), "did:key:z...");
        NATURE.put(Pattern.compile("\\b[0-9a-f]{64}\\b"), "DIGEST");
        NATURE.put(Pattern.compile("\\b[0-9a-f]{16}\\b|\\b[0-9a-f]{32}\\b"), "ID");
        NATURE.put(Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b"), "ID");
        NATURE.put(Pattern.compile("(?<![\\w-])[\\w-]{42,45}(?![\\w-])"), "KEY");
        NATURE.put(Pattern.compile("(?<![\\w-])[\\w-]{86}(?![\\w-])"), "SIGNATURE");
        NATURE.put(Pattern.compile("[0-9.]+ (bytes|B|kB|MB|MB/s|blobs|bundles|records|counters)\\b"), "N $1");
        NATURE.put(Pattern.compile("Java-http-client/[0-9.]+"), "Java-http-client");
        NATURE.put(Pattern.compile("(\"(?:size|bytes|bytesPerSecond|blobs|pid|revision|downloads)\": )\\d+"), "$1N");
        NATURE.put(Pattern.compile("(revision|Process|process) {1,3}\\d+"), "$1 N");
        NATURE.put(Pattern.compile("http://127\\.0\\.0\\.1:1\\b"), "http://nowhere");
        NATURE.put(Pattern.compile("(?:http://)?(?:127\\.0\\.0\\.1|localhost):\\d{4,5}"), "http://registry");
        NATURE.put(Pattern.compile("(?<=\\S) {2,}"), "  ");
        // Downloads, which are counted a little later, behind the number of versions.
        NATURE.put(Pattern.compile("(\\d\\.\\d\\.\\d  \\d+)  \\d+  -"), "$1  N  -");
        // Said on busy machines only.
        NATURE.put(Pattern.compile("It takes its time .*\n"), "");
    }

    private TranscriptWords() {}

    /**
     * The answer without what differs by nature.
     *
     * @param values what stands for the names that are written instead
     */
    static String plain(String answer, Map<String, String> values) {
        String text = answer;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace(value.getValue(), "${" + value.getKey() + "}");
        }
        for (Map.Entry<Pattern, String> sort : NATURE.entrySet()) {
            text = sort.getKey().matcher(text).replaceAll(sort.getValue());
        }
        return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }
}
