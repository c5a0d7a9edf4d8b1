package registry.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import registry.api.spi.LoginProvider;

class ServiceRegistrationTest {
    @Test
    void moduleAndClassPathNameTheSameProvider() throws IOException {
        assertThat(onTheClassPath()).containsExactlyElementsOf(onTheModulePath());
    }

    @Test
    void theProviderIsNamedOidc() {
        assertThat(new OidcLoginProvider().id()).isEqualTo("oidc");
    }

    private static List<String> onTheModulePath() {
        ModuleDescriptor descriptor = ModuleFinder.of(Path.of("target", "classes"))
                .find("registry.auth.oidc")
                .orElseThrow()
                .descriptor();
        return descriptor.provides().stream()
                .filter(provides -> provides.service().equals(LoginProvider.class.getName()))
                .map(Provides::providers)
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> onTheClassPath() throws IOException {
        String resource = "/META-INF/services/" + LoginProvider.class.getName();
        try (InputStream stream = OidcLoginProvider.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
