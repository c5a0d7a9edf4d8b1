package registry.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aesh.terminal.tty.Size;
import org.junit.jupiter.api.Test;

class PagerTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> keys = new ArrayDeque<>();
    private int asked;

    @Test
    void neverAsksWhenEverythingFits() throws IOException {
        assertThat(page(lines(1, 4), 5)).isEqualTo(lines(1, 4));
        assertThat(asked).isZero();
    }

    @Test
    void turnsAPageAtSpace() throws IOException {
        assertThat(page(lines(1, 10), 5, ' ', ' ')).isEqualTo(lines(1, 10));
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void movesALineAtEnter() throws IOException {
        assertThat(page(lines(1, 7), 5, '\r', '\n', '\r')).isEqualTo(lines(1, 7));
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void dropsTheRestAtQ() throws IOException {
        assertThat(page(lines(1, 100), 5, 'q')).isEqualTo(lines(1, 4));
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void dropsTheRestWhenTheInputHasEnded() throws IOException {
        assertThat(page(lines(1, 100), 5, -1)).isEqualTo(lines(1, 4));
    }

    @Test
    void countsTheRowsThatALongLineTakes() throws IOException {
        String twice = "x".repeat(21) + "\n";
        assertThat(page(twice + twice + "end\n", 5, ' ')).isEqualTo(twice + twice + "end\n");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void doesNotCountColours() throws IOException {
        String coloured = "\u001b[1m" + "x".repeat(20) + "\u001b[0m\n";
        assertThat(page(coloured.repeat(4), 5)).isEqualTo(coloured.repeat(4));
        assertThat(asked).isZero();
    }

    @Test
    void writesALineWithoutItsEndToo() throws IOException {
        assertThat(page("no end", 5)).isEqualTo("no end");
    }

    @Test
    void keepsLettersOfSeveralBytesWhole() throws IOException {
        assertThat(page("€😀ä\n", 5)).isEqualTo("€😀ä\n");
    }

    /** What stays on the screen. */
    private String page(String text, int height, int... typed) throws IOException {
        IntStream.of(typed).forEach(keys::add);
        Pager pager = new Pager(new PrintStream(out, false, StandardCharsets.UTF_8), new Pager.Screen() {
            @Override
            public Size size() {
                return new Size(20, height);
            }

            @Override
            public int key(Runnable question) {
                question.run();
                asked++;
                return keys.remove();
            }
        });
        pager.write(text.getBytes(StandardCharsets.UTF_8));
        pager.close();
        assertThat(keys).isEmpty();
        return out.toString(StandardCharsets.UTF_8).replaceAll("-- more --[^\r]*\r\u001b\\[K", "");
    }

    private static String lines(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> i + "\n").collect(Collectors.joining());
    }
}
