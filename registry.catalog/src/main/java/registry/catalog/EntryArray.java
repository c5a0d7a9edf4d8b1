package registry.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Joins entries to a JSON array, in one allocation of the exact size. For one thread. */
final class EntryArray {
    private final List<Entry> entries = new ArrayList<>();
    private final List<byte[]> counts = new ArrayList<>();
    private long length = "[]".length();

    void add(Entry entry, PackageView view) {
        byte[] count = digits(view.downloads().shown());
        length += entry.head().length + count.length + (entries.isEmpty() ? "}" : ",}").length();
        entries.add(entry);
        counts.add(count);
    }

    EncodedJson finish(Optional<String> next) {
        ByteBuffer json = ByteBuffer.allocate(Math.toIntExact(length));
        json.put((byte) '[');
        for (int i = 0; i < entries.size(); i++) {
            if (i > 0) {
                json.put((byte) ',');
            }
            write(json, entries.get(i), counts.get(i));
        }
        json.put((byte) ']');
        return new EncodedJson(json.array(), next);
    }

    /** One entry as an object of its own. */
    static EncodedJson single(Entry entry, PackageView view) {
        byte[] count = digits(view.downloads().shown());
        ByteBuffer json = ByteBuffer.allocate(entry.head().length + count.length + "}".length());
        write(json, entry, count);
        return new EncodedJson(json.array(), Optional.empty());
    }

    private static void write(ByteBuffer json, Entry entry, byte[] count) {
        json.put(entry.head()).put(count).put((byte) '}');
    }

    private static byte[] digits(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }
}
