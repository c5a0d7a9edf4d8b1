package registry.signing.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static registry.signing.SigningError.BUNDLE_INTEGRITY;
import static registry.signing.verify.Hostile.row;
import static registry.signing.verify.HostileTars.extended;
import static registry.signing.verify.HostileTars.longName;
import static registry.signing.verify.HostileTars.with;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives with entries that may not be in a bundle. */
class HostileEntriesTest {
    private static final byte[] NONE = {};

    @ParameterizedTest
    @MethodSource({"names", "types", "duplicates"})
    void refusesWithTheRightCodeAndWords(Hostile hostile) {
        HostileBundles.assertRefused(hostile);
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
}
