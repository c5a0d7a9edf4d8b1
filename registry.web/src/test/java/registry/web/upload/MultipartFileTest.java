package registry.web.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.signing.SigningError;

class MultipartFileTest {
    private static final String TYPE = "multipart/form-data; boundary=XX";

    private static final MultipartFile BUNDLE = new MultipartFile(".mpk");

    private final MemoryBlob blob = new MemoryBlob();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "form-data; name=\"bundle\"; filename=\"a.mpk\"",
                "form-data; name=anything; filename=A.MPK",
                "form-data; filename=\"with space; and \\\"quotes\\\".mpk\"",
                "form-data; name=\"f\"; filename=\"caf\u00e9.mpk\"",
                "form-data; name=\"f\";\r\n filename=\"folded.mpk\""
            })
    void takesTheFirstFileWhateverItIsCalled(String disposition) {
        copy(
                TYPE,
                "preamble\r\n--XX\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--XX\r\ncontent-disposition: "
                        + disposition + "\r\nContent-Type: application/octet-stream\r\n\r\nBYTES\r\n--XX\r\n"
                        + "Content-Disposition: form-data; name=b; filename=second.mpk\r\n\r\nOTHER\r\n--XX--\r\n");
        assertThat(blob.bytes()).asString().isEqualTo("BYTES");
    }

    @Test
    void copiesBytesThatLookLikeBoundaries() {
        byte[] bundle = new byte[300_000];
        new Random(2).nextBytes(bundle);
        byte[] lure = "\r\n--X\r\n--XY\r\n--".getBytes(ISO_8859_1);
        System.arraycopy(lure, 0, bundle, 65_530, lure.length);
        copy("multipart/form-data; boundary=\"XX--\"", form("XX--", new String(bundle, ISO_8859_1)));
        assertThat(blob.bytes()).isEqualTo(bundle);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\nno file\r\n--XX--\r\n",
                "--XX\r\nContent-Disposition: form-data; name=a; filename=\"\"\r\n\r\n\r\n--XX--\r\n",
                "--XX\r\nContent-Disposition: form-data; name=a; filename=a.zip\r\n\r\nBYTES\r\n--XX--\r\n",
                "--XX\r\nContent-Disposition: form-data; name=a; filename=a.mpk\r\n\r\nBYTES",
                "--YY\r\n\r\n--YY--\r\n",
                "--XX",
                ""
            })
    void refusesFormsWithoutAWholeBundle(String form) {
        assertRefused(ApiError.INVALID_REQUEST, TYPE, form);
    }

    @Test
    void refusesWhatIsNoForm() {
        assertRefused(ApiError.UNSUPPORTED_MEDIA_TYPE, "application/json", "{}");
        assertRefused(ApiError.UNSUPPORTED_MEDIA_TYPE, "application/octet-stream", "BYTES");
        assertRefused(ApiError.INVALID_REQUEST, "multipart/form-data", form("XX", "BYTES"));
        assertRefused(ApiError.INVALID_REQUEST, "multipart/form-data; boundary=" + "x".repeat(71), "");
        assertThatThrownBy(() -> BUNDLE.read(
                        Optional.empty(), new ByteArrayInputStream(new byte[0]), new BundleSink(blob, 10)::copy))
                .isInstanceOf(RegistryException.class);
    }

    @Test
    void refusesEndlessHeadersAndParts() {
        assertRefused(ApiError.INVALID_REQUEST, TYPE, "--XX\r\nX-Long: " + "x".repeat(100_000) + "\r\n\r\n");
        assertRefused(
                ApiError.INVALID_REQUEST,
                TYPE,
                "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n".repeat(200) + "--XX--");
    }

    @Test
    void refusesMoreThanTheLimit() {
        assertThatThrownBy(() -> BUNDLE.read(
                        Optional.of(TYPE),
                        new ByteArrayInputStream(form("XX", "12345678901").getBytes(ISO_8859_1)),
                        new BundleSink(blob, 10)::copy))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(SigningError.BUNDLE_TOO_LARGE));
    }

    private void assertRefused(ApiError code, String type, String form) {
        assertThatThrownBy(() -> copy(type, form))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private void copy(String type, String form) {
        BUNDLE.read(
                Optional.of(type),
                new ByteArrayInputStream(form.getBytes(ISO_8859_1)),
                new BundleSink(blob, 1024 * 1024)::copy);
    }

    private static String form(String boundary, String content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=bundle; filename=a.mpk\r\n\r\n" + content
                + "\r\n--" + boundary + "--\r\n";
    }
}
