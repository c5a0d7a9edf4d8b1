package registry.signing.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static registry.signing.SigningError.BUNDLE_INTEGRITY;
import static registry.signing.SigningError.BUNDLE_TOO_LARGE;
import static registry.signing.SigningError.INVALID_BUNDLE;
import static registry.signing.verify.Hostile.row;
import static registry.signing.verify.HostileTars.extended;
import static registry.signing.verify.HostileTars.good;
import static registry.signing.verify.HostileTars.longName;
import static registry.signing.verify.HostileTars.pack;
import static registry.signing.verify.HostileTars.record;
import static registry.signing.verify.HostileTars.with;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import registry.signing.archive.RawTar;

/** Files that are no archive, no whole archive, or too much of one. */
class HostileFilesTest {
    private static final byte[] NONE = {};
    private static final int MIB = 1 << 20;

    @ParameterizedTest
    @MethodSource({"files", "tars", "bombs", "manifests"})
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
                        () -> with(HostileFilesTest::manyLongNames),
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

    private static void manyLongNames(RawTar tar) {
        for (int i = 0; i < 10_000; i++) {
            tar.entry("././@LongLink", 'L', "n\0".getBytes(UTF_8));
        }
        tar.file("short", "x");
    }

    private static void many(RawTar tar, String prefix, int count) {
        for (int i = 0; i < count; i++) {
            tar.file(prefix + i, NONE);
        }
    }
}
