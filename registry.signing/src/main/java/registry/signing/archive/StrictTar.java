package registry.signing.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.jspecify.annotations.Nullable;
import registry.api.RegistryException;

/**
 * The tar library with the doors closed that it leaves open for damaged archives: wrong header checksums, a missing end
 * marker, data after the marker, and absolute names in extended headers, which it would make relative.
 */
final class StrictTar extends TarArchiveInputStream {
    /** One record per block, so that the library skips nothing unseen after the end marker. */
    private static final int RECORD = TarConstants.DEFAULT_RCDSIZE;

    private static final int TYPE_OFFSET = 156;
    private static final int PREFIX_OFFSET = 345;

    private final ByteArrayOutputStream extended = new ByteArrayOutputStream();
    private boolean inExtended;
    private boolean undecodable;
    private boolean ended;

    StrictTar(UnpackedInput in) {
        super(in, RECORD, RECORD, StandardCharsets.UTF_8.name(), false);
    }

    @Override
    public @Nullable TarArchiveEntry getNextEntry() throws IOException {
        TarArchiveEntry entry = super.getNextEntry();
        inExtended = false;
        if (extended.toString(StandardCharsets.ISO_8859_1).contains(" path=/")) {
            throw absolute();
        }
        extended.reset();
        // The library writes '?' for what it cannot decode.
        if (entry != null && undecodable && entry.getName().indexOf('?') >= 0) {
            throw notUtf8();
        }
        return entry;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (inExtended && read > 0) {
            extended.write(buffer, offset, read);
        }
        return read;
    }

    @Override
    protected byte @Nullable [] getLongNameData() throws IOException {
        byte[] name = super.getLongNameData();
        if (name != null && name.length > 0 && name[0] == '/') {
            throw absolute();
        }
        if (name != null && !isUtf8(name, 0, name.length)) {
            throw notUtf8();
        }
        return name;
    }

    @Override
    protected byte @Nullable [] readRecord() throws IOException {
        byte[] record = super.readRecord();
        if (record == null) {
            if (ended) {
                return null;
            }
            throw Refusal.notABundle("the tar is cut off: it has no end marker; pack or download it again");
        }
        boolean empty = isEmpty(record);
        if (ended && !empty) {
            throw Refusal.structure("the archive has data after the tar's end marker; pack it again");
        }
        ended |= empty;
        if (!empty && !isWhole(record)) {
            throw Refusal.notABundle("what it holds is no tar, or a tar header is damaged (wrong checksum)");
        }
        undecodable =
                !isUtf8(record, 0, TarConstants.NAMELEN) || !isUtf8(record, PREFIX_OFFSET, TarConstants.PREFIXLEN);
        inExtended = isExtended(record[TYPE_OFFSET]);
        return record;
    }

    private static RegistryException absolute() {
        return Refusal.structure("the archive has an entry with an absolute path; use relative paths only");
    }

    private static RegistryException notUtf8() {
        return Refusal.structure("the archive has an entry whose name is not UTF-8; rename the file");
    }

    private static boolean isWhole(byte[] record) {
        try {
            return TarUtils.verifyCheckSum(record);
        } catch (IllegalArgumentException e) {
            // The field of the checksum holds no number at all.
            return false;
        }
    }

    private static boolean isUtf8(byte[] bytes, int offset, int length) {
        CharBuffer out = CharBuffer.allocate(length);
        CoderResult result =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length), out, true);
        return !result.isError();
    }

    private static boolean isEmpty(byte[] record) {
        return Arrays.mismatch(record, new byte[RECORD]) < 0;
    }

    private static boolean isExtended(byte type) {
        return type == TarConstants.LF_PAX_EXTENDED_HEADER_LC
                || type == TarConstants.LF_PAX_EXTENDED_HEADER_UC
                || type == TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER;
    }
}
