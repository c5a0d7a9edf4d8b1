package registry.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private static final String VERIFIED = "email_verified";

    @Test
    void findsNestedClaimsAndNamesWithDots() {
        Claims claims = new Claims(Map.of(
                "realm_access", Map.of("roles", List.of("a")),
                "https://example.com/roles", List.of("b"),
                "resource_access", Map.of("my.client", Map.of("roles", List.of("c"))),
                "flat", "d"));
        assertThat(claims.at("realm_access.roles")).contains(List.of("a"));
        assertThat(claims.at("https://example.com/roles")).contains(List.of("b"));
        assertThat(claims.at("resource_access.my.client.roles")).contains(List.of("c"));
        assertThat(claims.at("flat")).contains("d");
        for (String absent : List.of("flat.x", "realm_access.x", "realm_access.", ".roles", "x", "")) {
            assertThat(claims.at(absent)).as(absent).isEmpty();
        }
    }

    @Test
    void keepsTheSubjectAsItIs() {
        assertThat(new Claims(Map.of("sub", " a ")).subject()).contains(" a ");
        assertThat(new Claims(Map.of("sub", 7)).subject()).isEmpty();
    }

    @Test
    void fillsInWhatIsMissing() {
        Claims all = new Claims(Map.of("sub", "ada", "name", "Ada"))
                .completedBy(new Claims(Map.of("name", "Other", "email", "a@x.example", VERIFIED, true)), VERIFIED);
        assertThat(all.text("name")).contains("Ada");
        assertThat(all.email()).contains("a@x.example");
        assertThat(all.vouches(VERIFIED)).isTrue();
    }

    @Test
    void takesAProofOnlyForTheAddressItBelongsTo() {
        Claims other = new Claims(Map.of("email", "other@x.example", VERIFIED, true));
        Claims unverified = new Claims(Map.of("email", "ada@x.example")).completedBy(other, VERIFIED);
        assertThat(unverified.email()).contains("ada@x.example");
        assertThat(unverified.vouches(VERIFIED)).isFalse();
        Claims without = new Claims(Map.of(VERIFIED, true))
                .completedBy(new Claims(Map.of("email", "other@x.example", VERIFIED, false)), VERIFIED);
        assertThat(without.email()).contains("other@x.example");
        assertThat(without.vouches(VERIFIED)).isFalse();
        Claims same = new Claims(Map.of("email", "other@x.example")).completedBy(other, VERIFIED);
        assertThat(same.vouches(VERIFIED)).isTrue();
    }
}
