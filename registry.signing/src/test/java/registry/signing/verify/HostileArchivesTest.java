package registry.signing.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static registry.signing.SigningError.BUNDLE_INTEGRITY;
import static registry.signing.SigningError.BUNDLE_TOO_LARGE;
import static registry.signing.SigningError.INVALID_BUNDLE;
import static registry.signing.verify.Hostile.row;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import registry.signing.archive.RawTar;

class HostileArchivesTest {
    private static final byte[] NONE = {};
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    @ParameterizedTest
    @MethodSource({"files", "tars", "names", "types", "duplicates", "bombs", "manifests"})
    void refusesWithTheRightCodeAndWords(Hostile hostile) {
        HostileBundles.assertRefused(hostile);
    }

    static Stream<Hostile> files() {
        return Stream.of(
                row("an empty file", "archive", INVALID_BUNDLE, () -> NONE, "gzip"),
                row(
                        "a tar that is not compressed",
                        "archive",
                        INVALID_BUNDLE,
                        () -> good().end().bytes(),
                        "gzip"),
                row("a zip", "archive", INVALID_BUNDLE, () -> "PK\003\004 and so on".getBytes(UTF_8), "gzip"),
                row("another compression method", "archive", INVALID_BUNDLE, () -> poked(2, 7), "method"),
                row("reserved gzip flags", "archive", INVALID_BUNDLE, () -> poked(3, 0x80), "gzip header"),
                row("cut in the gzip header", "archive", INVALID_BUNDLE, () -> cut(7), "ends inside its gzip header"),
                row("cut after the gzip header", "archive", INVALID_BUNDLE, () -> cut(10), "cut off"),
                row("cut after a quarter", "archive", INVALID_BUNDLE, () -> cut(pack().length / 4), "cut off"),
                row("cut in the middle", "archive", INVALID_BUNDLE, () -> cut(pack().length / 2), "cut off"),
                row("without its trailer", "archive", INVALID_BUNDLE, () -> cut(pack().length - 8), "cut off"),
                row("without its last byte", "archive", INVALID_BUNDLE, () -> cut(pack().length - 1), "cut off"),
                row("a wrong CRC", "archive", INVALID_BUNDLE, () -> flipped(pack().length - 8), "damaged"),
                row("a wrong length", "archive", INVALID_BUNDLE, () -> flipped(pack().length - 2), "damaged"),
                row("a flipped bit in the first block", "archive", INVALID_BUNDLE, () -> flipped(11), "not a bundle"),
                row("a gzip name of 1 MiB", "archive", BUNDLE_TOO_LARGE, () -> longGzipText(0x08), "gzip header"),
                row("a gzip comment of 1 MiB", "archive", BUNDLE_TOO_LARGE, () -> longGzipText(0x10), "gzip header"),
                row(
                        "a second gzip member",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> joined(pack(), pack()),
                        "goes on after its gzip member"),
                row(
                        "an empty second gzip member",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> joined(pack(), RawTar.gzip(NONE)),
                        "goes on after its gzip member"),
                row(
                        "one byte after the gzip member",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> joined(pack(), new byte[1]),
                        "goes on after its gzip member"));
    }

    static Stream<Hostile> tars() {
        return Stream.of(
                row("compressed nothing", "archive", INVALID_BUNDLE, () -> RawTar.gzip(NONE), "no end marker"),
                row(
                        "compressed text",
                        "archive",
                        INVALID_BUNDLE,
                        () -> RawTar.gzip("hello ".repeat(200).getBytes(UTF_8)),
                        "no tar"),
                row("a tar without its end marker", "archive", INVALID_BUNDLE, () -> good().gzip(), "no end marker"),
                row(
                        "a tar cut inside a file",
                        "archive",
                        INVALID_BUNDLE,
                        () -> RawTar.gzip(Arrays.copyOf(good().bytes(), 700)),
                        "cut off"),
                row(
                        "a tar cut inside a header",
                        "archive",
                        INVALID_BUNDLE,
                        () -> good().zeros(100).gzip(),
                        "no end marker"),
                row(
                        "half an end marker and then a file",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> good().zeros(512).file("x", "y").end().gzip(),
                        "after the tar's end marker"),
                row(
                        "text after the end marker",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> good().end().raw("x".getBytes(UTF_8)).gzip(),
                        "after the tar's end marker"),
                row(
                        "a second tar after the end marker",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> good().end().raw(good().end().bytes()).gzip(),
                        "after the tar's end marker"),
                row(
                        "text a megabyte after the end marker",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> good().end().zeros(MIB).raw(new byte[] {1}).gzip(),
                        "after the tar's end marker"),
                row("a damaged header", "archive", INVALID_BUNDLE, () -> damagedHeader(), "checksum"),
                row(
                        "a size that is no number",
                        "archive",
                        INVALID_BUNDLE,
                        () -> sized("12345678zzz".getBytes(UTF_8)),
                        "damaged"),
                row("a negative size", "archive", INVALID_BUNDLE, () -> sized(filled((byte) 0xff)), "damaged"),
                row("a size beyond 64 bits", "archive", INVALID_BUNDLE, () -> sized(filled((byte) 0xbf)), "damaged"),
                row(
                        "a size of 8 GiB with nothing behind it",
                        "archive",
                        INVALID_BUNDLE,
                        () -> sized("77777777777".getBytes(UTF_8)),
                        "cut off"));
    }

    static Stream<Hostile> names() {
        return Stream.of(
                named("/etc/passwd", "is absolute"),
                named("../evil", "climbs up"),
                named("a/../manifest.json", "climbs up"),
                named("services/../../evil", "climbs up"),
                named("dir\\evil", "backslash"),
                named("C:evil", "drive letter"),
                named("line\nbreak", "control character"),
                named("escape\u001b[2J", "control character"),
                named(".", "names no file"),
                row("no name", "archive", BUNDLE_INTEGRITY, () -> with(tar -> tar.entry(NONE, '0', NONE)), "is empty"),
                row(
                        "a name that is not UTF-8",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> with(tar -> tar.entry("\u00ff\u00fe".getBytes(ISO_8859_1), '0', NONE)),
                        "not UTF-8"),
                row(
                        "an absolute GNU long name",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> with(tar -> longName(tar, "/app/evil")),
                        "absolute"),
                row(
                        "an absolute extended name",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> with(tar -> extended(tar, "path", "/app/evil")),
                        "absolute"),
                row(
                        "an extended name that climbs",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> with(tar -> extended(tar, "path", "a/../../evil")),
                        "climbs up"),
                row(
                        "an extended name with a zero byte",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> with(tar -> extended(tar, "path", "evil\0.txt")),
                        "control character"),
                row(
                        "a name of 2,000 characters",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> with(tar -> longName(tar, "n".repeat(2000))),
                        "longer than"));
    }

    static Stream<Hostile> types() {
        return Stream.of(
                typed("a hard link", '1'),
                typed("a symbolic link", '2'),
                typed("a character device", '3'),
                typed("a block device", '4'),
                typed("a fifo", '6'),
                typed("a contiguous file", '7'),
                typed("a multi-volume entry", 'M'),
                typed("an unknown type", 'Z'),
                typed("an old sparse file", 'S'),
                row(
                        "an extended sparse file",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> with(tar -> extended(tar, "GNU.sparse.size", "100000")),
                        "sparse"),
                row(
                        "a directory with content",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> with(tar -> tar.entry("dir/", '5', new byte[600])),
                        "directory with content"));
    }

    static Stream<Hostile> duplicates() {
        return Stream.of(
                row(
                        "two files of one name",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> with(tar -> tar.file("app.wasm", "x")),
                        "app.wasm",
                        "more than once"),
                row(
                        "an alias with a dot",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> with(tar -> tar.file("./app.wasm", "x")),
                        "app.wasm",
                        "more than once"),
                row(
                        "an alias with inner dots",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> with(tar -> tar.file(".//././app.wasm", "x")),
                        "more than once"),
                row(
                        "two undeclared files of one name",
                        "archive",
                        BUNDLE_INTEGRITY,
                        () -> with(tar -> tar.file("x", "1").file("x", "2")),
                        "'x'"),
                row(
                        "two manifests",
                        "manifest-entry",
                        BUNDLE_INTEGRITY,
                        () -> with(tar -> tar.file("manifest.json", "{}")),
                        "ambiguous"),
                row(
                        "a manifest under an alias",
                        "manifest-entry",
                        BUNDLE_INTEGRITY,
                        () -> with(tar -> tar.file("./manifest.json", "{}")),
                        "ambiguous"));
    }

    static Stream<Hostile> bombs() {
        return Stream.of(
                row(
                        "1,001 files",
                        "archive",
                        BUNDLE_TOO_LARGE,
                        () -> with(tar -> many(tar, "f", 1000)),
                        "1000 entries"),
                row(
                        "1,001 resource forks",
                        "archive",
                        BUNDLE_TOO_LARGE,
                        () -> with(tar -> many(tar, "._", 1001)),
                        "1000 entries"),
                row(
                        "a GNU long name of 1 MiB",
                        "archive",
                        BUNDLE_TOO_LARGE,
                        () -> with(tar -> longName(tar, "n".repeat(MIB))),
                        "headers"),
                row(
                        "an extended header of 1 MiB",
                        "archive",
                        BUNDLE_TOO_LARGE,
                        () -> with(tar -> extended(tar, "comment", "c".repeat(MIB))),
                        "headers"),
                row(
                        "a global header of 1 MiB",
                        "archive",
                        BUNDLE_TOO_LARGE,
                        () -> with(tar -> tar.entry("g", 'g', record("comment", "c".repeat(MIB)))),
                        "headers"),
                row(
                        "10,000 long names in a row",
                        "archive",
                        BUNDLE_TOO_LARGE,
                        () -> with(HostileArchivesTest::manyLongNames),
                        "headers"),
                row(
                        "100 MiB of zeros",
                        "archive",
                        BUNDLE_TOO_LARGE,
                        () -> with(tar -> tar.file("zeros", new byte[100 * MIB])),
                        "100 times its size"),
                row(
                        "100 MiB of zeros after the end",
                        "archive",
                        BUNDLE_TOO_LARGE,
                        () -> good().end().zeros(100 * MIB).gzip(),
                        "100 times its size"),
                row(
                        "100 MiB of zeros before the manifest",
                        "archive",
                        BUNDLE_TOO_LARGE,
                        () -> new RawTar()
                                .file("zeros", new byte[100 * MIB])
                                .raw(good().end().bytes())
                                .gzip(),
                        "100 times its size"));
    }

    static Stream<Hostile> manifests() {
        return Stream.of(
                row(
                        "no manifest",
                        "manifest-entry",
                        INVALID_BUNDLE,
                        () -> new RawTar().file("app.wasm", "x").end().gzip(),
                        "no manifest.json"),
                row(
                        "a manifest in a folder",
                        "manifest-entry",
                        INVALID_BUNDLE,
                        () -> new RawTar().file("old/manifest.json", "{}").end().gzip(),
                        "no manifest.json"),
                row(
                        "only a resource fork of a manifest",
                        "manifest-entry",
                        INVALID_BUNDLE,
                        () -> new RawTar().file("._manifest.json", "{}").end().gzip(),
                        "no manifest.json"),
                row(
                        "a tar of nothing",
                        "manifest-entry",
                        INVALID_BUNDLE,
                        () -> new RawTar().end().gzip(),
                        "no manifest.json"),
                row(
                        "a manifest of more than 1 MiB",
                        "manifest-entry",
                        BUNDLE_TOO_LARGE,
                        () -> new RawTar()
                                .file("manifest.json", new byte[MIB + 1])
                                .end()
                                .gzip(),
                        "1048577 bytes"),
                row(
                        "a manifest after 8 MiB",
                        "manifest-entry",
                        BUNDLE_TOO_LARGE,
                        () -> new RawTar()
                                .file("big", new byte[8 * MIB])
                                .raw(good().end().bytes())
                                .gzip(),
                        "pack it first"));
    }

    private static Hostile named(String name, String word) {
        return row(
                "the name " + name.replaceAll("\\p{Cntrl}", "?"),
                "archive",
                BUNDLE_INTEGRITY,
                () -> with(tar -> tar.file(name, "x")),
                word);
    }

    private static Hostile typed(String name, char type) {
        return row(
                name,
                "archive",
                BUNDLE_INTEGRITY,
                () -> with(tar -> tar.entry("evil", type, NONE)),
                "evil",
                "only regular files");
    }

    private static RawTar good() {
        return TestBundle.good().tar();
    }

    private static byte[] pack() {
        return good().end().gzip();
    }

    private static byte[] with(Consumer<RawTar> more) {
        RawTar tar = good();
        more.accept(tar);
        return tar.end().gzip();
    }

    private static byte[] cut(int length) {
        return Arrays.copyOf(pack(), length);
    }

    private static byte[] poked(int offset, int value) {
        byte[] bytes = pack();
        bytes[offset] = (byte) value;
        return bytes;
    }

    private static byte[] flipped(int offset) {
        byte[] bytes = pack();
        bytes[offset] ^= 0x10;
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }

    private static byte[] longGzipText(int flag) {
        byte[] packed = pack();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        packed[3] = (byte) flag;
        out.write(packed, 0, 10);
        out.writeBytes("n".repeat(MIB).getBytes(UTF_8));
        out.write(0);
        out.write(packed, 10, packed.length - 10);
        return out.toByteArray();
    }

    private static byte[] damagedHeader() {
        byte[] tar = good().end().bytes();
        tar[0] = 'M';
        return RawTar.gzip(tar);
    }

    private static byte[] sized(byte[] sizeField) {
        return with(tar -> tar.header("evil".getBytes(UTF_8), '0', sizeField));
    }

    private static byte[] filled(byte value) {
        byte[] field = new byte[12];
        Arrays.fill(field, value);
        return field;
    }

    private static void longName(RawTar tar, String name) {
        tar.entry("././@LongLink", 'L', (name + "\0").getBytes(UTF_8)).file("short", "x");
    }

    private static void manyLongNames(RawTar tar) {
        for (int i = 0; i < 10_000; i++) {
            tar.entry("././@LongLink", 'L', "n\0".getBytes(UTF_8));
        }
        tar.file("short", "x");
    }

    private static void extended(RawTar tar, String key, String value) {
        tar.entry("PaxHeaders/x", 'x', record(key, value)).file("short", "x");
    }

    /** A record of an extended header: its length counts its own digits. */
    private static byte[] record(String key, String value) {
        int rest = (" " + key + "=" + value + "\n").getBytes(UTF_8).length;
        int length = rest + Integer.toString(rest).length();
        length = rest + Integer.toString(length).length();
        return (length + " " + key + "=" + value + "\n").getBytes(UTF_8);
    }

    private static void many(RawTar tar, String prefix, int count) {
        for (int i = 0; i < count; i++) {
            tar.file(prefix + i, NONE);
        }
    }
}
