package registry.signing.ed25519;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import registry.api.spi.SignatureScheme;

final class ServiceRegistrationTest {
    @Test
    void moduleDescriptorAndServicesFileNameTheSameProvider() throws IOException {
        ModuleDescriptor.Provides provides;
        try (InputStream in = resource("/module-info.class")) {
            provides = ModuleDescriptor.read(in).provides().iterator().next();
        }
        String services;
        try (InputStream in = resource("/META-INF/services/" + SignatureScheme.class.getName())) {
            services = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(provides.service()).isEqualTo(SignatureScheme.class.getName());
        assertThat(provides.providers()).containsExactly(Ed25519Scheme.class.getName());
        assertThat(services.lines()).containsExactlyElementsOf(provides.providers());
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Ed25519Scheme.class.getResourceAsStream(name), name);
    }
}
