package registry.storage.redis;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import registry.api.Digest;
import registry.api.spi.BlobInfo;

/**
 * A blob in the catalogue.
 *
 * @param upload where its content is
 * @param size in bytes
 * @param sealedMicros since 1970, by the clock of Redis
 */
record BlobEntry(String upload, long size, long sealedMicros) {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    static BlobEntry decode(Digest digest, @Nullable Object reply) {
        String[] parts = reply == null ? new String[0] : Reply.text(reply).split(" ", -1);
        if (parts.length != 3 || !parts[1].matches("[0-9]{1,18}") || !parts[2].matches("[0-9]{1,18}")) {
            throw Failures.corrupt("what Redis knows of the blob " + digest + " is damaged; restore it from a backup");
        }
        return new BlobEntry(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    BlobInfo info(Digest digest) {
        Instant sealedAt = Instant.ofEpochSecond(
                sealedMicros / MICROS_PER_SECOND, sealedMicros % MICROS_PER_SECOND * NANOS_PER_MICRO);
        return new BlobInfo(digest, size, sealedAt);
    }

    /** The first microsecond that is not before {@code instant}. */
    static long microsFrom(Instant instant) {
        Instant whole = instant.truncatedTo(ChronoUnit.MICROS);
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, whole);
        return whole.equals(instant) ? micros : micros + 1;
    }
}
