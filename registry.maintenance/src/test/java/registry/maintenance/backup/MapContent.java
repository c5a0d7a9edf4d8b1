package registry.maintenance.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import registry.api.Digest;
import registry.api.spi.Batch;
import registry.api.spi.BlobStore;
import registry.api.spi.MetadataStore;
import registry.api.spi.StagedBlob;
import registry.api.spi.StoredRecord;
import registry.storage.BlobReferences;
import registry.storage.DocumentStore;

/** A registry in memory: what goes into a backup, or what came out of one. Values are in hexadecimal digits. */
record MapContent(long revision, Map<Digest, String> blobs, Map<String, String> records, Map<String, Long> counters)
        implements Content, Sink {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00.123Z"), ZoneOffset.UTC);

    /** A record under {@code uses/} holds the digest of a blob. */
    static final BlobReferences REFERENCES = (key, value) -> key.startsWith("uses/")
            ? Stream.of(Digest.parse(new String(value, StandardCharsets.UTF_8)))
            : Stream.empty();

    static MapContent empty(long revision) {
        return new MapContent(revision, new TreeMap<>(), new TreeMap<>(Utf8Order.KEYS), new TreeMap<>(Utf8Order.KEYS));
    }

    /** A little of everything. */
    static MapContent sample() {
        return empty(42)
                .with("a", new byte[0])
                .with("b/\u007f", new byte[] {0, -1, 10})
                .with("b/\ud83d\ude00 \"quoted\"\n", "{\"text\":\"\ud83d\ude00\"}".getBytes(StandardCharsets.UTF_8))
                .with("b/\uffee", new byte[] {1})
                .using("one", new byte[0])
                .using("two", "the bytes of a bundle".getBytes(StandardCharsets.UTF_8))
                .counting("downloads/x", 7)
                .counting("downloads/\ud83d\ude00", Long.MAX_VALUE);
    }

    /** Made up, the same for the same seed; a few hundred KiB at most. */
    static MapContent random(long seed) {
        Random random = new Random(seed);
        MapContent content = empty(random.nextLong(1, Long.MAX_VALUE));
        for (int i = random.nextInt(300); i > 0; i--) {
            byte[] value = new byte[random.nextInt(random.nextInt(5) == 0 ? 20_000 : 300)];
            random.nextBytes(value);
            content.with(text(random), value);
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            byte[] value = new byte[random.nextInt(2_000)];
            random.nextBytes(value);
            content.using("blob" + i, value);
        }
        for (int i = random.nextInt(20); i > 0; i--) {
            content.counting(text(random), random.nextLong());
        }
        return content;
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(1, 40), 1, 0x11_0000)
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .collect(() -> new StringBuilder("k"), StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What is in these stores, with those blobs that records refer to. */
    static MapContent of(MetadataStore metadata, BlobStore blobs) {
        MapContent content = empty(metadata.revision());
        for (StoredRecord record : new DocumentStore(metadata).scanRecords("").toList()) {
            content.with(record.key(), record.value());
            REFERENCES.of(record.key(), record.value()).forEach(digest -> content.put(digest, blobs));
        }
        content.counters.putAll(metadata.counters(""));
        return content;
    }

    private void put(Digest digest, BlobStore store) {
        try (InputStream in = store.open(digest).orElseThrow().read()) {
            blobs.put(digest, HexFormat.of().formatHex(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MapContent with(String key, byte[] value) {
        records.put(key, HexFormat.of().formatHex(value));
        return this;
    }

    /** Adds a blob and a record that refers to it. */
    MapContent using(String key, byte[] blob) {
        Digest digest = Digest.ofContent(blob);
        blobs.put(digest, HexFormat.of().formatHex(blob));
        return with("uses/" + key, digest.hex().getBytes(StandardCharsets.UTF_8));
    }

    MapContent counting(String name, long value) {
        counters.put(name, value);
        return this;
    }

    @Override
    public long copyTo(Sink sink) throws IOException {
        for (Map.Entry<Digest, String> blob : blobs.entrySet()) {
            byte[] bytes = HexFormat.of().parseHex(blob.getValue());
            sink.blob(blob.getKey(), bytes.length, new ByteArrayInputStream(bytes));
        }
        for (Map.Entry<String, String> record : records.entrySet()) {
            sink.record(record.getKey(), HexFormat.of().parseHex(record.getValue()));
        }
        for (Map.Entry<String, Long> counter : counters.entrySet()) {
            sink.counter(counter.getKey(), counter.getValue());
        }
        return revision;
    }

    @Override
    public void blob(Digest digest, long size, InputStream content) throws IOException {
        blobs.put(digest, HexFormat.of().formatHex(content.readAllBytes()));
    }

    @Override
    public void record(String key, byte[] value) {
        with(key, value);
    }

    @Override
    public void counter(String name, long value) {
        counting(name, value);
    }

    /** The backup of this. */
    byte[] backup() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new Backup(this, CLOCK).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static BackupFile file(byte[] backup) {
        return BackupFile.of(() -> new ByteArrayInputStream(backup));
    }

    /** What a backup holds; refuses what is no backup. */
    static MapContent read(byte[] backup) throws IOException {
        MapContent content = empty(0);
        long revision = file(backup).copyTo(content);
        return new MapContent(revision, content.blobs, content.records, content.counters);
    }

    /** Writes all of this into stores, as a registry would have. */
    void writeTo(MetadataStore metadata, BlobStore blobStore) throws IOException {
        copyTo(new Sink() {
            @Override
            public void blob(Digest digest, long size, InputStream content) throws IOException {
                try (StagedBlob staged = blobStore.stage()) {
                    byte[] bytes = content.readAllBytes();
                    staged.write(bytes, 0, bytes.length);
                    staged.seal();
                }
            }

            @Override
            public void record(String key, byte[] value) {
                metadata.commit(Batch.builder().put(key, value).build());
            }

            @Override
            public void counter(String name, long value) {
                metadata.addToCounters(Map.of(name, value));
            }
        });
    }
}
