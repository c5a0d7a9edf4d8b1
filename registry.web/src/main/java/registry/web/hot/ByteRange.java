package registry.web.hot;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Part of a file of known size.
 *
 * @param offset where it begins, in bytes
 * @param length how long it is, in bytes
 */
record ByteRange(long offset, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

    /** What a {@code Range} header asks for (RFC 9110 §14.2). */
    sealed interface Request {
        /** Everything: there is no such header, or one that this server may ignore, such as one for several ranges. */
        record Whole() implements Request {}

        /** One part. */
        record Part(ByteRange range) implements Request {}

        /** A part that the file does not have. */
        record Unsatisfiable() implements Request {}
    }

    /** Reads a {@code Range} header for a file of {@code size} bytes. */
    static Request parse(Optional<String> header, long size) {
        Optional<Matcher> matcher = header.map(SINGLE::matcher).filter(Matcher::matches);
        if (matcher.isEmpty()) {
            return new Request.Whole();
        }
        String first = matcher.get().group(1);
        String last = matcher.get().group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Request.Whole() : suffix(Long.parseLong(last), size);
        }
        return from(Long.parseLong(first), last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last), size);
    }

    private static Request suffix(long wanted, long size) {
        long length = Math.min(wanted, size);
        return length == 0 ? new Request.Unsatisfiable() : new Request.Part(new ByteRange(size - length, length));
    }

    private static Request from(long first, long last, long size) {
        if (last < first) {
            return new Request.Whole();
        }
        return first >= size
                ? new Request.Unsatisfiable()
                : new Request.Part(new ByteRange(first, Math.min(last, size - 1) - first + 1));
    }

    /** The {@code Content-Range} of this part. */
    String contentRange(long size) {
        return "bytes " + offset + "-" + (offset + length - 1) + "/" + size;
    }
}
