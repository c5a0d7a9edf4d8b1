package registry.signing.key;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import registry.api.Digest;
import registry.api.PackageName;
import registry.api.SignerId;

/**
 * The identity of an application on every node: SHA-256 of the Borsh encoding of (package, signer id), each string as
 * its length in bytes (unsigned 32 bit, little endian) and its UTF-8 bytes. Another signing key is another application.
 *
 * @param digest the 32 bytes
 */
public record ApplicationId(Digest digest) {
    /** The id of a package signed by a key. */
    public static ApplicationId of(PackageName packageName, SignerId signerId) {
        return of(packageName.value(), signerId);
    }

    /** The id of a package signed by a key, also for names that this registry would not publish. */
    public static ApplicationId of(String packageName, SignerId signerId) {
        return new ApplicationId(Digest.ofContent(preimage(packageName, signerId)));
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return digest.hex();
    }

    /** The form that nodes show: base58btc. */
    public String base58() {
        return Base58.encode(digest.bytes());
    }

    /** The form that nodes show; see {@link #base58()}. */
    @Override
    public String toString() {
        return base58();
    }

    static byte[] preimage(String packageName, SignerId signerId) {
        byte[] name = packageName.getBytes(StandardCharsets.UTF_8);
        byte[] signer = signerId.value().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + name.length + Integer.BYTES + signer.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(name.length)
                .put(name)
                .putInt(signer.length)
                .put(signer)
                .array();
    }
}
