package registry.maintenance.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import registry.api.spi.Batch;
import registry.api.spi.MetadataStore;

/** Reads the compressed parts of one directory of a backup, line by line, in order. For one thread. */
final class PartReader {
    private static final ObjectReader LINES = JsonMapper.builder().build().readerFor(ObjectNode.class);

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
        try (MappingIterator<ObjectNode> lines = LINES.readValues(new GZIPInputStream(compressed))) {
            while (lines.hasNextValue()) {
                ObjectNode json = lines.nextValue();
                line.take(inOrder(json), json);
            }
        } catch (ZipException | EOFException | JsonProcessingException e) {
            throw BackupFormat.invalid("'" + name + "' is damaged", e);
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
        if (!Batch.isKey(name) || Utf8Order.KEYS.compare(last, name) >= 0) {
            throw BackupFormat.invalid("'" + name + "' is no key, or not where it belongs");
        }
        last = name;
        return name;
    }
}
