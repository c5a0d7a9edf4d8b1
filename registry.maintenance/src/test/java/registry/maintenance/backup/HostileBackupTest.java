package registry.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static registry.maintenance.backup.Refusals.refuses;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.RegistryException;

/** Archives that no honest program writes, most of them with right checksums of their wrong content. */
class HostileBackupTest {
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_BYTES = 8;
    private static final String RECORDS = "records/00000001.jsonl.gz";
    private static final String EMPTY_BLOB =
            "blobs/sha256/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "blobs/sha256/../../../tmp/x",
                "blobs/sha256/",
                "blobs/sha256/E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
                "blobs/sha256/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855/x",
                "records/../x",
                "records/00000002.jsonl.gz",
                "counters/x"
            })
    void refusesOtherNames(String name) {
        refuses(BackupError.BACKUP_INVALID, () -> read(withBehindHeader(new TarArchiveEntry(name), new byte[0])), "");
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_LINK,
                TarConstants.LF_SYMLINK,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_DIR,
                TarConstants.LF_FIFO,
                TarConstants.LF_CONTIG,
                'Z'
            })
    void refusesWhateverIsNoRegularFile(byte type) {
        TarArchiveEntry entry = new TarArchiveEntry(EMPTY_BLOB, type);
        entry.setLinkName("/etc/passwd");

        refuses(BackupError.BACKUP_INVALID, () -> read(withBehindHeader(entry, new byte[0])), "no regular file");
    }

    @Test
    void refusesFilesThatSayTheyAreSparse() throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(EMPTY_BLOB);
        entry.addPaxHeader("GNU.sparse.major", "1");
        entry.addPaxHeader("GNU.sparse.minor", "0");
        entry.addPaxHeader("GNU.sparse.realsize", "9000000000000000000");
        byte[] map = Arrays.copyOf("1\n9000000000000000000\n0\n".getBytes(StandardCharsets.US_ASCII), 512);

        refuses(BackupError.BACKUP_INVALID, () -> read(withBehindHeader(entry, map)));
    }

    /** The library would hold all of it in memory. */
    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_GNUTYPE_LONGNAME, TarConstants.LF_PAX_EXTENDED_HEADER_LC})
    void readsNoEndlessHeaders(byte type) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry("long", type);
        byte[] name = new byte[4 << 20];
        Arrays.fill(name, (byte) 'a');

        refuses(BackupError.BACKUP_INVALID, () -> read(withBehindHeader(entry, name)));
    }

    @Test
    void refusesABlobTwice() throws IOException {
        Map<String, byte[]> files = files();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            put(tar, new TarArchiveEntry("registry-backup.json"), files.get("registry-backup.json"));
            put(tar, new TarArchiveEntry(EMPTY_BLOB), new byte[0]);
            put(tar, new TarArchiveEntry(EMPTY_BLOB), new byte[0]);
        }
        refuses(BackupError.BACKUP_INVALID, () -> read(out.toByteArray()), "twice");
    }

    @Test
    void refusesABlobThatHasAnotherDigest() throws IOException {
        refuses(
                BackupError.BACKUP_INVALID,
                () -> read(withBehindHeader(new TarArchiveEntry(EMPTY_BLOB), new byte[] {1})),
                "damaged");
    }

    @Test
    void refusesALittleThatBecomesALot() {
        refuses(
                BackupError.BACKUP_INVALID,
                () -> read(withRecords(" ".repeat(64 << 20).getBytes(StandardCharsets.US_ASCII))),
                "longer than");
        String line = "{\"key\":\"a\",\"value\":\"" + "A".repeat(30 << 20) + "\"}\n";
        refuses(BackupError.BACKUP_INVALID, () -> read(withRecords(line.getBytes(StandardCharsets.US_ASCII))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "{}",
                "[]",
                "{\"key\":\"a\"}",
                "{\"key\":\"\",\"value\":\"\"}",
                "{\"key\":\"a\\u0000\",\"value\":\"\"}",
                "{\"key\":1,\"value\":\"\"}",
                "{\"key\":\"a\",\"value\":1}",
                "{\"key\":\"a\",\"value\":\"*\"}",
                "{\"key\":\"a\",\"value\":null}",
                "{\"key\":\"a\",\"value\":\"\",\"more\":1}",
                "{\"key\":\"a\",\"key\":\"b\",\"value\":\"\"}",
                "{\"key\":\"a\",\"value\":\"\"}\n{\"key\":\"a\",\"value\":\"\"}",
                "{\"key\":\"b\",\"value\":\"\"}\n{\"key\":\"a\",\"value\":\"\"}",
                "{\"key\":\"a\",\"value\":\"\"} x"
            })
    void refusesLinesThatAreNoRecords(String lines) {
        refuses(BackupError.BACKUP_INVALID, () -> read(withRecords(lines.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void refusesEndlessNesting() {
        String deep = "{\"key\":\"a\",\"value\":" + "[".repeat(1 << 20);

        refuses(BackupError.BACKUP_INVALID, () -> read(withRecords(deep.getBytes(StandardCharsets.US_ASCII))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"revision\":1e99999999}",
                "{\"revision\":99999999999999999999}",
                "{\"revision\":\"1\"}",
                "{}",
                "[1]",
                "{\"revision\":"
            })
    void refusesNumbersThatAreNone(String revision) throws IOException {
        Map<String, byte[]> files = files();
        files.put("revision.json", revision.getBytes(StandardCharsets.US_ASCII));

        refuses(BackupError.BACKUP_INVALID, () -> read(tar(files)));
    }

    @Test
    void refusesChecksumsThatAreLongerThanTheyCanBe() throws IOException {
        Map<String, byte[]> files = files();
        files.put("checksums.json", ("{\"x\":\"" + "y".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.US_ASCII));

        refuses(BackupError.BACKUP_INVALID, () -> read(tar(files)), "checksums.json");
    }

    /** The last header alone is in no checksum but its own; owners and times in it may be anything. */
    @Test
    void survivesAnyHeader() throws IOException {
        byte[] backup = MapContent.sample().backup();
        Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] hostile = backup.clone();
            int header = 512 * random.nextInt(hostile.length / 512);
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                hostile[header + random.nextInt(512)] = (byte) random.nextInt(256);
            }
            sign(hostile, header);
            try {
                assertThat(MapContent.read(hostile)).isEqualTo(MapContent.sample());
            } catch (RegistryException e) {
                assertThat(e.code()).isEqualTo(BackupError.BACKUP_INVALID);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(4_000);
    }

    /** Puts the right checksum into a header (POSIX ustar: the sum of its bytes, with blanks for the checksum). */
    private static void sign(byte[] tar, int header) {
        Arrays.fill(tar, header + CHECKSUM, header + CHECKSUM + CHECKSUM_BYTES, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[header + i] & 0xff;
        }
        byte[] digits = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, tar, header + CHECKSUM, digits.length);
    }

    private static MapContent read(byte[] backup) throws IOException {
        return MapContent.read(backup);
    }

    /** An archive with this entry where the first blob belongs. */
    private static byte[] withBehindHeader(TarArchiveEntry entry, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, byte[]> files = files();
        byte[] header = files.remove("registry-backup.json");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            put(tar, new TarArchiveEntry("registry-backup.json"), header);
            put(tar, entry, content);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                put(tar, new TarArchiveEntry(file.getKey()), file.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] withRecords(byte[] lines) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(lines);
        }
        Map<String, byte[]> files = files();
        files.put(RECORDS, compressed.toByteArray());
        return tar(files);
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] backup = MapContent.sample().backup();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(backup))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), tar.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                put(tar, new TarArchiveEntry(file.getKey()), file.getValue());
            }
        }
        return out.toByteArray();
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content) throws IOException {
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
