package registry.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A random key of 256 bits. It is never used itself: each purpose has a key derived from it, so that nothing made for
 * one purpose counts for another.
 *
 * @param id names it in what is signed; no secret
 * @param validUntil from when on nothing signed by it counts; empty while it is the newest
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SigningKey(String id, byte[] secret, Instant createdAt, Optional<Instant> validUntil) {
    static final int LENGTH = 32;

    boolean countsAt(Instant now) {
        return validUntil.filter(end -> !now.isBefore(end)).isEmpty();
    }

    SigningKey until(Instant end) {
        return new SigningKey(id, secret, createdAt, Optional.of(validUntil.orElse(end)));
    }

    /** HKDF-Expand with SHA-256; a random key needs no extraction (RFC 5869 §3.3). */
    SecretKey derive(String algorithm, String purpose) {
        byte[] info = ("registry " + purpose).getBytes(StandardCharsets.UTF_8);
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.expandOnly(new SecretKeySpec(secret, "Generic"), info, LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime from 25 on has HKDF with SHA-256", e);
        }
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "signing key " + id;
    }
}
