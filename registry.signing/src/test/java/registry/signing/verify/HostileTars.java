package registry.signing.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Consumer;
import registry.signing.archive.RawTar;

/** Good archives and what can be done to them. */
final class HostileTars {
    private HostileTars() {}

    static RawTar good() {
        return TestBundle.good().tar();
    }

    static byte[] pack() {
        return good().end().gzip();
    }

    static byte[] with(Consumer<RawTar> more) {
        RawTar tar = good();
        more.accept(tar);
        return tar.end().gzip();
    }

    static void longName(RawTar tar, String name) {
        tar.entry("././@LongLink", 'L', (name + "\0").getBytes(UTF_8)).file("short", "x");
    }

    static void extended(RawTar tar, String key, String value) {
        tar.entry("PaxHeaders/x", 'x', record(key, value)).file("short", "x");
    }

    /** A record of an extended header: its length counts its own digits. */
    static byte[] record(String key, String value) {
        int rest = (" " + key + "=" + value + "\n").getBytes(UTF_8).length;
        int length = rest + Integer.toString(rest).length();
        length = rest + Integer.toString(length).length();
        return (length + " " + key + "=" + value + "\n").getBytes(UTF_8);
    }
}
