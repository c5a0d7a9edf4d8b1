package registry.development;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import registry.api.spi.DevelopmentIssuer;

class ServiceRegistrationTest {
    @Test
    void providesTheSameOnModulePathAndClassPath() throws IOException {
        List<String> provided = LoopbackIssuer.class.getModule().getDescriptor().provides().stream()
                .filter(service -> service.service().equals(DevelopmentIssuer.class.getName()))
                .map(ModuleDescriptor.Provides::providers)
                .flatMap(List::stream)
                .toList();
        assertThat(provided).containsExactly(LoopbackIssuer.class.getName());
        try (InputStream services =
                LoopbackIssuer.class.getResourceAsStream("/META-INF/services/" + DevelopmentIssuer.class.getName())) {
            assertThat(services).asString(StandardCharsets.UTF_8).isEqualToIgnoringNewLines(provided.getFirst());
        }
    }
}
