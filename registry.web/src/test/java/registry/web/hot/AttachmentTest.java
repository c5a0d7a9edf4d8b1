package registry.web.hot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttachmentTest {
    @Test
    void keepsOrdinaryNames() {
        assertThat(Attachment.of("com.example.app-1.0.0.mpk"))
                .isEqualTo("attachment; filename=\"com.example.app-1.0.0.mpk\"");
    }

    @Test
    void letsNothingOutOfTheQuotes() {
        assertThat(Attachment.of("a\"; filename=evil.exe\r\nX-Evil: 1"))
                .isEqualTo("attachment; filename=\"a___filename_evil.exeX-Evil__1\"; "
                        + "filename*=UTF-8''a%22%3B%20filename%3Devil.exeX-Evil%3A%201");
    }

    @Test
    void dropsDirectoriesAndLeadingDots() {
        assertThat(Attachment.of("../../etc/passwd")).isEqualTo("attachment; filename=\"passwd\"");
        assertThat(Attachment.of("..\\..\\boot.ini")).isEqualTo("attachment; filename=\"boot.ini\"");
        assertThat(Attachment.of("...")).isEqualTo("attachment; filename=\"bundle.mpk\"");
        assertThat(Attachment.of("")).isEqualTo("attachment; filename=\"bundle.mpk\"");
    }

    @Test
    void spellsOtherAlphabetsTwice() {
        assertThat(Attachment.of("café.mpk"))
                .isEqualTo("attachment; filename=\"caf_.mpk\"; filename*=UTF-8''caf%C3%A9.mpk");
    }

    @Test
    void boundsTheLength() {
        assertThat(Attachment.of("x".repeat(10_000))).hasSizeLessThan(300);
    }
}
