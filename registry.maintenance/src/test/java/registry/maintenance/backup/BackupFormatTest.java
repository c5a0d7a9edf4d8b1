package registry.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static registry.maintenance.backup.Refusals.refuses;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.RegistryException;
import registry.api.spi.MetadataStore;

class BackupFormatTest {
    @Test
    void readsBackEverythingItWrote() throws IOException {
        MapContent sample = MapContent.sample();

        assertThat(MapContent.read(sample.backup())).isEqualTo(sample);
        assertThat(MapContent.read(MapContent.empty(0).backup())).isEqualTo(MapContent.empty(0));
    }

    @Test
    void readsBackWhateverAStoreMayHold() throws IOException {
        for (long seed = 0; seed < 100; seed++) {
            MapContent content = MapContent.random(seed);

            assertThat(MapContent.read(content.backup())).as("seed " + seed).isEqualTo(content);
        }
    }

    @Test
    void holdsTheLargestRecordsInSeveralParts() throws IOException {
        MapContent content = MapContent.empty(3);
        Random random = new Random(5);
        for (int i = 0; i < 3; i++) {
            byte[] value = new byte[MetadataStore.MAX_VALUE_BYTES];
            random.nextBytes(value);
            content.with("large/" + i, value);
        }
        byte[] backup = content.backup();

        assertThat(MapContent.read(backup)).isEqualTo(content);
        assertThat(files(backup))
                .containsKeys("records/00000001.jsonl.gz", "records/00000002.jsonl.gz", "records/00000003.jsonl.gz");
    }

    @Test
    void isMadeOfStandardParts() throws IOException {
        Map<String, byte[]> files = files(MapContent.sample().backup());

        assertThat(files.keySet())
                .startsWith("registry-backup.json")
                .endsWith("records/00000001.jsonl.gz", "counters/00000001.jsonl.gz", "revision.json", "checksums.json")
                .hasSize(7);
        assertThat(new String(files.get("registry-backup.json"), StandardCharsets.UTF_8))
                .isEqualTo("{\"kind\":\"calimero-registry-backup\",\"format\":1,"
                        + "\"created\":\"2026-03-01T10:00:00.123Z\"}");
        assertThat(text(files.get("records/00000001.jsonl.gz"))).startsWith("{\"key\":\"a\",\"value\":\"\"}\n");
        assertThat(text(files.get("counters/00000001.jsonl.gz")))
                .startsWith("{\"name\":\"downloads/x\",\"value\":7}\n");
        assertThat(new String(files.get("revision.json"), StandardCharsets.UTF_8))
                .isEqualTo("{\"revision\":42}");
        assertThat(new String(files.get("checksums.json"), StandardCharsets.UTF_8))
                .startsWith("{\"blobs\":2,\"blobBytes\":21,\"records\":6,\"counters\":2,\"sha256\":{");
    }

    @Test
    void isTheSameForTheSameContent() {
        assertThat(MapContent.sample().backup()).isEqualTo(MapContent.sample().backup());
    }

    @Test
    void refusesACopyThatWasCutOffAnywhere() {
        byte[] backup = MapContent.sample().backup();
        for (int length = 0; length < backup.length; length++) {
            byte[] part = Arrays.copyOf(backup, length);
            refuses(BackupError.BACKUP_INVALID, () -> MapContent.read(part));
        }
    }

    /** Every seventh bit, and all of the last header, which nothing vouches for but its own checksum. */
    @Test
    void refusesACopyWithAnyBitFlipped() {
        byte[] backup = MapContent.sample().backup();
        int header = new String(backup, StandardCharsets.ISO_8859_1).lastIndexOf(BackupFormat.CHECKSUMS);
        assertThat(header).isPositive();
        for (int bit = 0; bit < 8 * backup.length; bit += isWithin(header, bit / 8) ? 1 : 7) {
            int at = bit / 8;
            backup[at] ^= (byte) (1 << bit % 8);
            assertThatExceptionOfType(RegistryException.class)
                    .as("bit " + bit)
                    .isThrownBy(() -> MapContent.read(backup))
                    .extracting(RegistryException::code)
                    .isEqualTo(BackupError.BACKUP_INVALID);
            backup[at] ^= (byte) (1 << bit % 8);
        }
    }

    private static boolean isWithin(int header, int at) {
        return at >= header && at < header + BackupFormat.BLOCK;
    }

    @Test
    void refusesDamageAnywhereInALargerCopy() {
        Random random = new Random(11);
        for (long seed = 0; seed < 40; seed++) {
            byte[] backup = MapContent.random(seed).backup();
            int at = random.nextInt(backup.length);
            backup[at] += (byte) random.nextInt(1, 256);
            refuses(BackupError.BACKUP_INVALID, () -> MapContent.read(backup));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 511, 512, 1024, 10240})
    void refusesWhatFollowsTheEnd(int length) {
        byte[] backup = MapContent.sample().backup();
        byte[] longer = Arrays.copyOf(backup, backup.length + length);

        refuses(BackupError.BACKUP_INVALID, () -> MapContent.read(longer), "behind its end");
    }

    @Test
    void refusesFilesThatAreMissingOrAddedOrElsewhere() throws IOException {
        Map<String, byte[]> files = files(MapContent.sample().backup());
        for (String name : files.keySet()) {
            Map<String, byte[]> without = new LinkedHashMap<>(files);
            without.remove(name);
            refuses(BackupError.BACKUP_INVALID, () -> MapContent.read(tar(without)));
        }
        Map<String, byte[]> more =
                new LinkedHashMap<>(Map.of("registry-backup.json", files.get("registry-backup.json")));
        more.put("notes.txt", new byte[0]);
        more.putAll(files);
        refuses(BackupError.BACKUP_INVALID, () -> MapContent.read(tar(more)), "notes.txt");

        List<String> names = new ArrayList<>(files.keySet());
        Collections.swap(names, 1, 3);
        Map<String, byte[]> swapped = new LinkedHashMap<>();
        names.forEach(name -> swapped.put(name, files.get(name)));
        refuses(BackupError.BACKUP_INVALID, () -> MapContent.read(tar(swapped)), "where it belongs");
    }

    @Test
    void saysWhenAnotherProgramIsNeeded() throws IOException {
        Map<String, byte[]> files = files(MapContent.sample().backup());
        files.put(
                "registry-backup.json",
                "{\"kind\":\"calimero-registry-backup\",\"format\":2}".getBytes(StandardCharsets.UTF_8));

        refuses(BackupError.BACKUP_INVALID, () -> MapContent.read(tar(files)), "format is 2", "newer");
    }

    @Test
    void refusesOtherFiles() {
        for (String text : List.of("", "x", "{}".repeat(1_000))) {
            refuses(BackupError.BACKUP_INVALID, () -> MapContent.read(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void makesNoBackupOfADamagedBlob() {
        MapContent content = MapContent.sample();
        content.blobs().replaceAll((digest, hex) -> hex + "00");

        refuses(BackupError.REGISTRY_DAMAGED, content::backup, "'admin fsck'");
    }

    private static Map<String, byte[]> files(byte[] backup) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
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
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    private static String text(byte[] gzip) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
