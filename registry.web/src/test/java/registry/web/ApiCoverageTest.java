package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * Runs behind all others of this module ({@code junit-platform.properties} orders by {@link ClassOrderer.OrderAnnotation})
 * and looks back: what the API description promises was seen to be answered.
 */
@Order(Integer.MAX_VALUE)
@DisabledIfSystemProperty(named = "test", matches = ".+", disabledReason = "only some tests run")
class ApiCoverageTest {
    @Test
    void sawEveryOperationSucceed() throws IOException {
        ApiDocument document = ApiDocument.get();
        Files.write(Path.of("target", "api-answers-unseen.txt"), ApiTraffic.SEEN.unseenAnswers(document));
        assertThat(ApiTraffic.SEEN.unseen(document)).isEmpty();
    }
}
