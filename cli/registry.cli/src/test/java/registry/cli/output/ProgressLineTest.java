package registry.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressLineTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private long now;

    @Test
    void showsShareRateAndTheTimeThatIsLeft() {
        ProgressLine line = line(TestScreen.of(0), ProgressLine.Unit.BYTES);
        now += Duration.ofSeconds(2).toNanos();
        line.at(5_000_000, OptionalLong.of(20_000_000));

        assertThat(text())
                .isEqualTo(
                        "\r\u001b[KUploading [######------------------] 25%  5.0 MB of 20.0 MB  2.5 MB/s  0:06 left");
    }

    @Test
    void measuresWhatIsDoneNowAndNotWhatWasDoneBefore() {
        ProgressLine line = line(TestScreen.of(0), ProgressLine.Unit.BYTES).beginningAt(4_000_000);
        now += Duration.ofSeconds(2).toNanos();
        line.at(5_000_000, OptionalLong.of(8_000_000));
        assertThat(text()).contains("5.0 MB of 8.0 MB  500.0 kB/s  0:06 left");
        now += Duration.ofSeconds(2).toNanos();
        line.at(1_000_000, OptionalLong.of(8_000_000));
        assertThat(text()).contains("1.0 MB of 8.0 MB  250.0 kB/s");
    }

    @Test
    void showsWhatIsDoneWhenNobodyKnowsOfHowMuch() {
        ProgressLine line = line(TestScreen.of(0), ProgressLine.Unit.ITEMS);
        now += Duration.ofSeconds(1).toNanos();
        line.at(42, OptionalLong.empty());

        assertThat(text()).isEqualTo("\r\u001b[KUploading 42  42/s");
    }

    @Test
    void isWipedAtTheEnd() {
        try (ProgressLine line = line(TestScreen.of(0), ProgressLine.Unit.ITEMS)) {
            now += Duration.ofSeconds(1).toNanos();
            line.at(1, OptionalLong.of(2));
        }
        assertThat(text()).endsWith("\r\u001b[K");
    }

    @Test
    void isWrittenTenTimesASecondAtMostAndOnceMoreWhenAllIsDone() {
        ProgressLine line = line(TestScreen.of(0), ProgressLine.Unit.ITEMS);
        for (int i = 1; i <= 1000; i++) {
            now += Duration.ofMillis(1).toNanos();
            line.at(i, OptionalLong.of(1000));
        }
        assertThat(text().split("\r", -1)).hasSizeBetween(10, 13);
        assertThat(text()).contains("100%");
    }

    @Test
    void writesNothingForAProgramNorWhenNothingHappened() {
        try (ProgressLine line = line(Screen.NONE, ProgressLine.Unit.ITEMS)) {
            now += Duration.ofSeconds(1).toNanos();
            line.at(1, OptionalLong.of(1));
        }
        line(TestScreen.of(0), ProgressLine.Unit.ITEMS).close();

        assertThat(text()).isEmpty();
    }

    @Test
    void survivesMoreThanAllAndNothingAtAll() {
        ProgressLine line = line(TestScreen.of(0), ProgressLine.Unit.ITEMS);
        line.at(1, OptionalLong.of(2));
        now += Duration.ofSeconds(1).toNanos();
        line.at(3, OptionalLong.of(2));
        line.at(0, OptionalLong.of(0));
        assertThat(text()).contains("100%").doesNotContain("NaN");
    }

    @Test
    void isNotWorthItForWhatIsDoneAtOnce() {
        try (ProgressLine line = line(TestScreen.of(80), ProgressLine.Unit.BYTES)) {
            line.at(1000, OptionalLong.of(1000));
        }
        assertThat(text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "200, Uploading [######------------------] 25%  5.0 MB of 20.0 MB  2.5 MB/s  0:06 left",
        "72, Uploading [####-----------] 25%  5.0 MB of 20.0 MB  2.5 MB/s  0:06 left",
        "60, Uploading 25%  5.0 MB of 20.0 MB  2.5 MB/s  0:06 left",
        "20, Uploading 25%  5.0"
    })
    void fitsIntoALineOfTheTerminal(int columns, String shown) {
        ProgressLine line = line(TestScreen.of(columns), ProgressLine.Unit.BYTES);
        now += Duration.ofSeconds(2).toNanos();
        line.at(5_000_000, OptionalLong.of(20_000_000));
        assertThat(text().stripTrailing()).isEqualTo("\r\u001b[K" + shown);
        assertThat(text().length() - "\r\u001b[K".length()).isLessThan(columns);
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "999,999 B", "1000,1.0 kB", "999949,999.9 kB", "999950,1.0 MB", "12345678,12.3 MB"})
    void roundsBytesAsPeopleReadThem(long bytes, String text) {
        assertThat(ProgressLine.bytes(bytes)).isEqualTo(text);
    }

    private ProgressLine line(Screen screen, ProgressLine.Unit unit) {
        return new ProgressLine(
                new PrintStream(written, true, StandardCharsets.UTF_8), screen, "Uploading", unit, () -> now);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
