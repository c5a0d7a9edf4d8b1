package registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.api.SignerId;
import registry.orgs.SignerPolicy;
import registry.signing.key.SignatureSchemes;

class SignerSettingTest {
    private static final String ONE = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
    private static final String TWO = "did:key:z6MkjchhfUsD6mmvni8mCdXHw216Xrm9bQe2mBH1P5RDjVJG";
    private static final SignatureSchemes SCHEMES = SignatureSchemes.load();

    @Test
    void readsTheNamesAndListsOfKeys() {
        assertThat(SignerSetting.read(ConfigScope.of("registry", Map.of()), SCHEMES))
                .isEqualTo(SignerPolicy.any());
        assertThat(read("any")).isEqualTo(SignerPolicy.any());
        assertThat(read(" pinned ")).isEqualTo(SignerPolicy.pinned());
        assertThat(read(TWO)).isEqualTo(new SignerPolicy.Listed(List.of(new SignerId(TWO))));
        assertThat(read(ONE + " , " + TWO))
                .isEqualTo(new SignerPolicy.Listed(List.of(new SignerId(ONE), new SignerId(TWO))));
    }

    @Test
    void saysWhatIsWrong() {
        Map<String, String> problems = Map.of(
                "list",
                "'list'",
                "Pinned",
                "'Pinned'",
                ONE + ",",
                "''",
                ONE + "," + ONE,
                "once",
                ONE + ",pinned",
                "'pinned'",
                "did:key:z6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd",
                "development key",
                "did:key:z" + "1".repeat(300),
                "ed25519");
        problems.forEach((value, problem) -> assertThatThrownBy(() -> read(value))
                .as(value)
                .isInstanceOf(RegistryException.class)
                .hasMessageContainingAll("registry.publish.signer-policy", problem));
    }

    private static SignerPolicy read(String value) {
        return SignerSetting.read(ConfigScope.of("registry", Map.of("publish.signer-policy", value)), SCHEMES);
    }
}
