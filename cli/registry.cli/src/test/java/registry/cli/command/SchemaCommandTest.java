package registry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Runs behind all others of this module, and looks back on what {@link JsonOutputs} saw. */
@Order(Integer.MAX_VALUE)
class SchemaCommandTest {
    /** One refuses everything, the other one shows what its commands show. */
    private static final Set<String> WITHOUT_OUTPUT = Set.of("ipfs", "shell");

    /** They need a server program; the product tests run them. */
    private static final Set<String> WITH_SERVER = Set.of(
            "local backup",
            "local reset",
            "local restore",
            "local seed",
            "local start",
            "local status",
            "local stop",
            "serve");

    @TempDir
    private Path home;

    @Test
    void showsTheSchemaOfACommand() {
        Harness.Run run = new Harness(home).run("schema", "org", "members", "list");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("calimero-registry org members list --json", "#/$defs/Member\"", "\"verified\"");
        assertThat(run.out()).doesNotContain("Invitation");
        assertThat(new Harness(home)
                        .run("schema", "org", "members", "list", "--json")
                        .out())
                .isEqualTo(run.out());
    }

    @Test
    void knowsNoSchemaOfWhatIsNoCommand() {
        Harness.Run run = new Harness(home).run("schema", "org");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no command 'org' that writes JSON");
    }

    @Test
    void hasASchemaOfEveryCommandAndNoOther() {
        Set<String> commands = HelpTest.commands()
                .filter(path -> !path.isEmpty())
                .map(path -> String.join(" ", path))
                .collect(Collectors.toCollection(TreeSet::new));
        HelpTest.commands()
                .filter(path -> path.size() > 1)
                .map(path -> String.join(" ", path.subList(0, path.size() - 1)))
                .forEach(commands::remove);
        commands.removeAll(WITHOUT_OUTPUT);
        assertThat(JsonOutputs.CHECKED.schemas().commands()).containsExactlyElementsOf(commands);
    }

    @Test
    void hasSchemasThatAreValid() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        JsonOutputs.CHECKED
                .schemas()
                .commands()
                .forEach(command -> assertThat(
                                factory.getSchema("{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}")
                                        .validate(
                                                JsonOutputs.CHECKED
                                                        .schemas()
                                                        .of(command)
                                                        .orElseThrow()
                                                        .toString(),
                                                InputFormat.JSON))
                        .as(command)
                        .isEmpty());
    }

    @Test
    @DisabledIfSystemProperty(named = "test", matches = ".+", disabledReason = "only some tests run")
    void sawTheOutputOfEveryCommand() {
        Set<String> unseen = new TreeSet<>(JsonOutputs.CHECKED.schemas().commands());
        unseen.removeAll(JsonOutputs.CHECKED.seen());
        unseen.removeAll(WITH_SERVER);
        assertThat(unseen).isEmpty();
    }
}
