package registry.maintenance.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import registry.api.spi.Batch;
import registry.api.spi.MetadataStore;

/** Reads the compressed parts of one directory of a backup, line by line, in order. For one thread. */
final class PartReader {
    /** No part is longer, compressed or not: its last line goes beyond {@link BackupFormat#PART_BYTES}, in Base64. */
    static final int MOST_BYTES = BackupFormat.PART_BYTES + 2 * MetadataStore.MAX_VALUE_BYTES;

    private static final int MEMBERS = 2;

    private static final ObjectReader LINES = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(ObjectNode.class);

    private final String directory;
    private final String member;
    private final Line line;
    private int number;
    private String last = "";

    PartReader(String directory, String member, Line line) {
        this.directory = directory;
        this.member = member;
        this.line = line;
    }

    /** Takes a line by the name that it is sorted by. */
    @FunctionalInterface
    interface Line {
        void take(String name, ObjectNode json) throws IOException;
    }

    /** Reads the next part. */
    void read(String name, InputStream compressed) throws IOException {
        number++;
        if (!name.equals(BackupFormat.part(directory, number))) {
            throw BackupFormat.invalid("'" + name + "' is not where it belongs");
        }
        int count = 0;
        try (MappingIterator<ObjectNode> lines =
                LINES.readValues(new BoundedLines(new GZIPInputStream(compressed), name))) {
            while (lines.hasNextValue()) {
                ObjectNode json = lines.nextValue();
                line.take(inOrder(json), json);
                count++;
            }
        } catch (ZipException | EOFException | JsonProcessingException e) {
            throw BackupFormat.invalid("'" + name + "' is damaged", e);
        }
        if (count == 0) {
            throw BackupFormat.invalid("there is nothing in '" + name + "'");
        }
    }

    /** The bytes of a value. */
    static byte[] bytes(JsonNode value) {
        try {
            byte[] bytes = Base64.getDecoder().decode(value.asText());
            if (value.isTextual() && bytes.length <= MetadataStore.MAX_VALUE_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw BackupFormat.invalid("a record in it has no value in Base64", e);
        }
        throw BackupFormat.invalid("a record in it has no value, or one that is too long");
    }

    static long number(JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw BackupFormat.invalid("a number in it is none");
        }
        return value.longValue();
    }

    private String inOrder(ObjectNode json) {
        String name = json.path(member).asText();
        if (json.size() != MEMBERS || !Batch.isKey(name) || Utf8Order.KEYS.compare(last, name) >= 0) {
            throw BackupFormat.invalid("'" + name + "' is no key, or not where it belongs");
        }
        last = name;
        return name;
    }

    /** A little that was compressed may become anything. */
    private static final class BoundedLines extends FilterInputStream {
        private final String name;
        private int left = MOST_BYTES;

        BoundedLines(InputStream in, String name) {
            super(in);
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            left -= Math.max(0, count);
            if (left < 0) {
                throw BackupFormat.invalid("'" + name + "' becomes longer than " + MOST_BYTES + " bytes");
            }
            return count;
        }
    }
}
