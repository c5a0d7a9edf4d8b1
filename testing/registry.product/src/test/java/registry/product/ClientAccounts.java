package registry.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import registry.client.RefusedException;
import registry.client.RegistryClient;
import registry.client.account.ApiToken;
import registry.client.account.BrowserSession;
import registry.client.account.IssuedToken;
import registry.client.account.LoginMethod;
import registry.client.account.ResolvedUser;
import registry.client.account.Scope;
import registry.client.account.SessionCookies;
import registry.client.account.TokenRequest;
import registry.client.account.User;

/** One's own account, its sessions and its tokens. */
final class ClientAccounts {
    private static final String EMAIL = "carol@example.com";

    /** The example of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final ClientStage stage;

    ClientAccounts(ClientStage stage) {
        this.stage = stage;
    }

    void chooseUsernames() throws IOException, InterruptedException {
        assertThat(stage.visitor().account().loginMethods())
                .extracting(LoginMethod::id)
                .containsExactly("dev");
        RegistryClient carol = stage.signIn(EMAIL);
        User before = carol.account().me();
        assertThat(before.email()).isEqualTo(EMAIL);
        assertThat(before.username()).isEmpty();
        assertThat(before.administrator()).isFalse();
        assertThat(before.bot()).isFalse();
        assertThat(carol.account().chooseUsername("Carol")).isEqualTo("carol");
        assertThat(carol.account().me().username()).contains("carol");
        assertThat(carol.account().resolve(List.of(EMAIL, "stranger@example.com")))
                .containsExactlyEntriesOf(
                        Map.of(EMAIL, new ResolvedUser(carol.account().me().username(), false)));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> carol.account().chooseUsername("caroline"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("immutable"));
    }

    void keepSessions() throws IOException, InterruptedException {
        RegistryClient carol = stage.signIn(EMAIL);
        carol.account().endSessions();
        assertThat(carol.account().sessions()).isEmpty();
        SessionCookies cookies = stage.cookies(EMAIL);
        BrowserSession session = carol.account().sessions().getFirst();
        assertThat(session.createdAt()).isBefore(Instant.now().plusSeconds(60));
        assertThat(session.expiresAt()).isAfter(Instant.now());
        assertThat(session.userAgent()).isPresent();

        SessionCookies renewed = stage.visitor().account().refresh(cookies);
        assertThat(renewed.refresh()).isNotEqualTo(cookies.refresh());
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> stage.visitor().account().refresh(cookies))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("invalid_refresh_token"));
        stage.visitor().account().signOut(renewed);
        assertThat(carol.account().sessions()).isEmpty();

        stage.cookies(EMAIL);
        carol.account().endSession(carol.account().sessions().getFirst().id());
        assertThat(carol.account().sessions()).isEmpty();
    }

    void letProgramsIn() throws IOException, InterruptedException {
        String code = stage.loginCode(EMAIL, CHALLENGE);
        IssuedToken issued = stage.visitor().tokens().redeem(code, VERIFIER);
        assertThat(issued.token().label()).isEqualTo("laptop");
        assertThat(issued.token().scopes()).containsExactly(Scope.READ);
        assertThat(stage.withToken(issued.secret()).account().me().email()).isEqualTo(EMAIL);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> stage.visitor().tokens().redeem(code, VERIFIER))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("invalid_login_code"));
    }

    void keepTokens() throws IOException, InterruptedException {
        RegistryClient carol = stage.signIn(EMAIL);
        Instant end = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        IssuedToken issued = carol.tokens()
                .create(TokenRequest.labelled("for a day")
                        .allowing(Set.of(Scope.READ, Scope.PUBLISH))
                        .forPackages(List.of("com.carol.*"))
                        .until(end));
        assertThat(issued.secret()).startsWith("crt_");
        assertThat(issued.token().expiresAt()).contains(end);
        ApiToken listed = carol.tokens().list().getFirst();
        assertThat(listed.id()).isEqualTo(issued.token().id());
        assertThat(listed.label()).isEqualTo("for a day");
        assertThat(listed.scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.PUBLISH);
        assertThat(listed.packages()).containsExactly("com.carol.*");
        assertThat(listed.beginning().orElseThrow()).startsWith("crt_");

        RegistryClient other = stage.withToken(issued.secret());
        assertThat(other.account().me().email()).isEqualTo(EMAIL);
        other.tokens().revoke(issued.token().id());
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> other.account().me())
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(401));
    }
}
