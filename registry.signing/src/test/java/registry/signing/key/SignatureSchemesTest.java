package registry.signing.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.SignatureScheme;

final class SignatureSchemesTest {
    private final SignatureSchemes schemes = SignatureSchemes.load();

    @Test
    void findsTheInstalledScheme() {
        assertThat(schemes.ids()).containsExactly("ed25519");
        assertThat(schemes.find("ed25519")).isPresent();
        assertThat(schemes.describe()).singleElement().asString().startsWith("ed25519 (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "ED25519", "ed25519 ", "EdDSA", "", "none"})
    void knowsSchemesByTheirExactIdOnly(String id) {
        assertThat(schemes.find(id)).isEmpty();
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> schemes.require(id))
                .withMessageContaining("installed: ed25519")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ApiError.CONFIG_INVALID));
    }

    @Test
    void refusesTwoSchemesWithOneId() {
        SignatureScheme scheme = schemes.require("ed25519");

        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> SignatureSchemes.of(List.of(scheme, scheme)))
                .withMessageContaining("two plugins provide the signature scheme 'ed25519'");
    }
}
