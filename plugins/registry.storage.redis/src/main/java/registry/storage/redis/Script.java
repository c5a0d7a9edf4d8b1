package registry.storage.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** The Lua scripts, from the files beside this class. */
enum Script {
    OPEN("", "open"),
    PROBE("prelude-write", "probe"),
    COMMIT("prelude-write", "commit"),
    READ("prelude-read", "read"),
    SCAN("prelude-read", "scan"),
    CHANGES("prelude-read", "changes"),
    ADD("prelude-write", "add"),
    COUNTERS("prelude-read", "counters"),
    INDEX_MEMBERS("prelude-read", "index-members"),
    INDEX_FIELDS("prelude-read", "index-fields"),
    BLOB_INTEND("prelude-write", "blob-intend"),
    BLOB_WRITE("", "blob-write"),
    BLOB_KEEP("", "blob-keep"),
    BLOB_SEAL("prelude-write", "blob-seal"),
    BLOB_RENEW("prelude-write", "blob-renew"),
    BLOB_OPEN("prelude-read", "blob-open"),
    BLOB_LIST("prelude-read", "blob-list"),
    BLOB_DELETE("prelude-write", "blob-delete"),
    BLOB_CLAIM("prelude-write", "blob-claim");

    private final String source;
    private final String digest;

    Script(String prelude, String name) {
        this.source = (prelude.isEmpty() ? "" : load(prelude) + "\n") + load(name);
        this.digest = HexFormat.of().formatHex(sha1(Keys.bytes(source)));
    }

    /** The text, for {@code SCRIPT LOAD}. */
    byte[] source() {
        return Keys.bytes(source);
    }

    /** The name that Redis gives it, for {@code EVALSHA}. */
    byte[] digest() {
        return Keys.bytes(digest);
    }

    private static String load(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name + ".lua")) {
            return Keys.text(Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the script " + name + " cannot be read", e);
        }
    }

    private static byte[] sha1(byte[] source) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(source);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-1", e);
        }
    }
}
