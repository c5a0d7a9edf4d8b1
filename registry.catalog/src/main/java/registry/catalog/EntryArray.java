package registry.catalog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import registry.api.Digest;

/** Makes a JSON array of entries: joined in one allocation when it is small, otherwise to be streamed. For one thread. */
final class EntryArray {
    /** The longest array, in bytes, that is joined for one reader. */
    static final int MOST_JOINED = 1024 * 1024;

    /** The longest array, in bytes, that is joined for all readers together. */
    static final int MOST_SHARED = 8 * 1024 * 1024;

    private final EntryReader reader;
    private final int mostJoined;
    private final List<Item> items = new ArrayList<>();
    private long length = "[]".length();

    EntryArray(EntryReader reader, int mostJoined) {
        this.reader = reader;
        this.mostJoined = mostJoined;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Item(EntryBody body, byte[] count) {}

    void add(EntryBody body, PackageView view) {
        byte[] count = digits(view.downloads().shown());
        length += body.length() + count.length + (items.isEmpty() ? "}" : ",}").length();
        items.add(new Item(body, count));
    }

    /** Whether it is too long to be joined. */
    boolean isLong() {
        return length > mostJoined;
    }

    EncodedJson finish(Optional<String> next) {
        return isLong() ? new EncodedJson.Streamed(tag(), next, this::writeTo) : new EncodedJson.Prepared(join(), next);
    }

    /** One entry as an object of its own. */
    static EncodedJson single(EntryBody.Kept body, PackageView view) {
        byte[] count = digits(view.downloads().shown());
        ByteBuffer json = ByteBuffer.allocate(body.length() + count.length + "}".length());
        json.put(body.json()).put(count).put((byte) '}');
        return new EncodedJson.Prepared(json.array(), Optional.empty());
    }

    private byte[] join() {
        ByteBuffer json = ByteBuffer.allocate(Math.toIntExact(length));
        json.put((byte) '[');
        for (Item item : items) {
            reader.load(item.body()).ifPresent(body -> {
                if (json.position() > 1) {
                    json.put((byte) ',');
                }
                json.put(body.json()).put(item.count()).put((byte) '}');
            });
        }
        json.put((byte) ']');
        return json.hasRemaining() ? Arrays.copyOf(json.array(), json.position()) : json.array();
    }

    private void writeTo(OutputStream json) throws IOException {
        json.write('[');
        boolean first = true;
        for (Item item : items) {
            Optional<EntryBody.Kept> body = reader.load(item.body());
            if (body.isPresent()) {
                if (!first) {
                    json.write(',');
                }
                first = false;
                json.write(body.get().json());
                json.write(item.count());
                json.write('}');
            }
        }
        json.write(']');
    }

    /** What stands in for the hash of the whole: the hash of the names of its parts. */
    private String tag() {
        StringBuilder names = new StringBuilder(items.size() * 72);
        for (Item item : items) {
            names.append(item.body().tag().hex())
                    .append(new String(item.count(), StandardCharsets.US_ASCII))
                    .append('\n');
        }
        return Digest.ofContent(names.toString().getBytes(StandardCharsets.US_ASCII))
                .hex();
    }

    private static byte[] digits(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }
}
