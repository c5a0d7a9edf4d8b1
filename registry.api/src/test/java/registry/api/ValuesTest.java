package registry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"com.example", "a.b", "0.1", "com.my-org.app-", "a.b.c.d.e"})
    void acceptsPackageNames(String name) {
        assertThat(PackageName.parse(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app",
                "Com.example",
                "com.example_x",
                ".com",
                "com.",
                "com..x",
                "com.-x",
                "com.exämple",
                "a.b\n",
                "../a.b"
            })
    void refusesOtherPackageNamesSayingWhatIsAllowed(String name) {
        assertThatThrownBy(() -> PackageName.parseNew(name))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("com.example.app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chess", "My_App", "com.Example.app", "_x", "a.-b", "com.example.app"})
    void knowsTheNamesOfPackagesThatWereImported(String name) {
        assertThat(PackageName.isValid(name)).isTrue();
        assertThat(PackageName.parse(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a..b", ".a", "a.", "-a", "a/b", "@a/b", "a b", "a\\b", "ä", "a\n", "a%2f"})
    void knowsNoNamesThatCouldBePathsOrHoldAnythingElse(String name) {
        assertThat(PackageName.isValid(name)).isFalse();
        assertThatThrownBy(() -> PackageName.parse(name)).isInstanceOf(RegistryException.class);
    }

    @Test
    void limitsPackageNamesTo128Characters() {
        assertThat(PackageName.isValid("a." + "b".repeat(126))).isTrue();
        assertThat(PackageName.isValid("a." + "b".repeat(127))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0+build", "v1.0.0", "1.0"})
    void refusesBundleVersionsThatAreNotStrictOrCarryBuildMetadata(String version) {
        assertThat(BundleVersion.isValid(version)).isFalse();
        assertThatThrownBy(() -> BundleVersion.parse(version))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.code()).isEqualTo(ApiError.INVALID_PARAMS));
    }

    @Test
    void limitsBundleVersionsTo64Characters() {
        assertThat(BundleVersion.isValid("1.0.0-" + "a".repeat(58))).isTrue();
        assertThat(BundleVersion.isValid("1.0.0-" + "a".repeat(59))).isFalse();
    }

    @Test
    void hashesAsTheStandardSays() {
        Digest abc = Digest.ofContent("abc".getBytes(StandardCharsets.UTF_8)); // FIPS 180-4, example B.1
        assertThat(abc.hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Digest.parse(abc.hex())).isEqualTo(abc).hasSameHashCodeAs(abc);
        assertThat(Digest.of(abc.bytes())).isEqualByComparingTo(abc);
    }

    @Test
    void keepsADigestApartFromTheArraysItWasMadeOf() {
        byte[] bytes = new byte[Digest.LENGTH];
        Digest digest = Digest.of(bytes);
        bytes[0] = 1;
        digest.bytes()[1] = 1;
        assertThat(digest.hex()).isEqualTo("00".repeat(32));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"})
    void refusesDigestsThatAreNot64LowerCaseDigits(String hex) {
        assertThatThrownBy(() -> Digest.parse(hex)).isInstanceOf(RegistryException.class);
    }

    @Test
    void refusesDigestsOfAnotherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> Digest.of(new byte[31]));
    }

    @Test
    void checksTheFormOfSignerAndAccountIds() {
        assertThat(new SignerId("did:key:z6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd").value())
                .startsWith("did:key:z6Mk");
        assertThatThrownBy(() -> new SignerId("did:key:z0OIl")).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> new SignerId("z6Mk")).isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> new AccountId("a/b")).isInstanceOf(RegistryException.class);
    }
}
