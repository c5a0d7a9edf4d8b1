package registry.auth.token;

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
import registry.api.spi.AuthenticatorProvider;

class ServiceRegistrationTest {
    @Test
    void moduleAndClassPathNameTheSameProvider() throws IOException {
        assertThat(onTheClassPath()).containsExactlyElementsOf(onTheModulePath());
    }

    @Test
    void theProviderIsNamedToken() {
        assertThat(new TokenAuthenticatorProvider().id()).isEqualTo("token");
    }

    private static List<String> onTheModulePath() {
        ModuleDescriptor descriptor = ModuleFinder.of(Path.of("target", "classes"))
                .find("registry.auth.token")
                .orElseThrow()
                .descriptor();
        return descriptor.provides().stream()
                .filter(provides -> provides.service().equals(AuthenticatorProvider.class.getName()))
                .map(Provides::providers)
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> onTheClassPath() throws IOException {
        String resource = "/META-INF/services/" + AuthenticatorProvider.class.getName();
        try (InputStream stream = TokenAuthenticatorProvider.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
