package registry.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentationTest {
    private static final Pattern CODE = Pattern.compile("`([a-z_]+)`");

    @Test
    void everyDoubtIsExplainedAndNothingElse() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "import.md")).stream()
                .dropWhile(line -> !line.equals("## Doubts"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf(" | ")))
                .toList();

        assertThat(rows.stream()
                        .flatMap(row -> CODE.matcher(row).results().map(found -> found.group(1)))
                        .toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(new TreeSet<>(
                        Arrays.stream(DoubtCode.values()).map(DoubtCode::id).toList()));
    }
}
