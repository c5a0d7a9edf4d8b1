package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Acme, Inc.",
                "Ünïcödé",
                "日本語",
                "עברית",
                "العربية",
                "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", // Persian, with a non-joiner
                "\u0915\u094d\u200d\u0937", // Devanagari, with a joiner
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67", // a family
                "\u2764\ufe0f\u200d\ud83d\udd25", // a heart on fire
            })
    void showsWhatPeopleWrite(String text) {
        assertThat(ShownText.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0000, 0x0007, 0x0009, 0x000a, 0x007f, 0x0085, 0x00ad, 0x034f, 0x061c, 0x115f, 0x1160, 0x17b4, 0x17b5,
                0x180e, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2064,
                0x2066, 0x2067, 0x2068, 0x2069, 0x206f, 0x2800, 0x3164, 0xd800, 0xfeff, 0xfff9, 0xffa0, 0xe0001,
                0xe0067, 0xe007f
            })
    void refusesWhatNobodySees(int point) {
        String hidden = point == 0xd800 ? "\ud800" : Character.toString(point);
        assertThat(ShownText.is("ad" + hidden + "a")).isFalse();
        assertThat(ShownText.is(hidden)).isFalse();
        assertThat(ShownText.isHidden(point)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pay\u200dpal",
                "pay\u200cpal",
                "\u200d\u2764",
                "\u2764\u200d",
                "\u2764\u200d\u200d\u2764",
                "\u2764\u200d ",
                "\u2764\u200da",
                "1\u200d2",
                "\u00e9\u200d\u00e9",
                "\u200d"
            })
    void refusesJoinersWhereNothingIsJoined(String text) {
        assertThat(ShownText.is(text)).isFalse();
    }

    @Test
    void allowsWhatIsAskedForBesides() {
        assertThat(ShownText.is("one\r\n\ttwo", "\r\n\t")).isTrue();
        assertThat(ShownText.is("one\u0000two", "\r\n\t")).isFalse();
        assertThat(ShownText.is("one\ntwo")).isFalse();
    }
}
