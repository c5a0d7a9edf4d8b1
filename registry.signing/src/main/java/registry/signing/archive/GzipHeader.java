package registry.signing.archive;

import java.io.BufferedInputStream;
import java.io.IOException;

/** Looks at the header of a gzip member (RFC 1952) before the library reads its names into memory without a bound. */
final class GzipHeader {
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 0x02;
    private static final int EXTRA = 0x04;
    private static final int NAME = 0x08;
    private static final int COMMENT = 0x10;
    private static final int RESERVED = 0xe0;
    private static final int TIME_FLAGS_SYSTEM = 6;

    private final BufferedInputStream in;
    private int left = ArchiveLimits.MAX_HEADER;

    private GzipHeader(BufferedInputStream in) {
        this.in = in;
    }

    /** Refuses what is no gzip member or has an overlong header; leaves {@code in} where it was. */
    static void check(BufferedInputStream in) throws IOException {
        in.mark(ArchiveLimits.MAX_HEADER + 1);
        new GzipHeader(in).walk();
        in.reset();
    }

    private void walk() throws IOException {
        if (next() != 0x1f || next() != 0x8b) {
            throw Refusal.notABundle("it does not begin with a gzip header; pack it as a gzip-compressed tar");
        }
        int method = next();
        int flags = next();
        if (method != DEFLATE || (flags & RESERVED) != 0) {
            throw Refusal.notABundle("its gzip header asks for a method that does not exist");
        }
        skip(TIME_FLAGS_SYSTEM);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // The text itself says nothing that is used.
        }
    }

    private int next() throws IOException {
        if (left-- == 0) {
            throw Refusal.tooLarge("the gzip header is longer than " + ArchiveLimits.MAX_HEADER + " bytes");
        }
        int read = in.read();
        if (read < 0) {
            throw Refusal.notABundle("it ends inside its gzip header");
        }
        return read;
    }
}
