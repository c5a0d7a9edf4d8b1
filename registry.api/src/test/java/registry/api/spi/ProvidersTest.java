package registry.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import registry.api.RegistryException;

class ProvidersTest {
    private record Named(String id) implements Provider {
        @Override
        public Set<String> configKeys() {
            return Set.of();
        }
    }

    @Test
    void findsAProviderById() {
        Providers<Named> providers = Providers.of("store", List.of(new Named("b"), new Named("a")));
        assertThat(providers.require("b")).isEqualTo(new Named("b"));
        assertThat(providers.all()).extracting(Named::id).containsExactly("a", "b");
        assertThat(providers.describe()).hasSize(2).first().asString().startsWith("a (");
    }

    @Test
    void namesWhatIsInstalledWhenAnIdIsUnknown() {
        Providers<Named> providers = Providers.of("metadata store", List.of(new Named("b"), new Named("a")));
        assertThatThrownBy(() -> providers.require("c"))
                .isInstanceOf(RegistryException.class)
                .hasMessage("there is no metadata store 'c'; installed: a, b");
    }

    @Test
    void refusesTwoProvidersWithOneId() {
        assertThatThrownBy(() -> Providers.of("store", List.of(new Named("a"), new Named("a"))))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("two plugins provide the store 'a'");
    }
}
