package registry.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import registry.api.ConfigScope;
import registry.api.spi.Providers;

/** A registry at which people sign in through a fake identity provider. */
abstract class LoginsTestCase {
    static final Origin ORIGIN = new Origin("192.0.2.7", Optional.of("Browser"));
    static final ReturnPath PAGE = ReturnPath.parse("/orgs?tab=mine").orElseThrow();

    @TempDir
    Path data;

    final FakeLogins provider = new FakeLogins("corp", "lab");
    TestRegistry registry;
    Logins logins;

    @BeforeEach
    void open() {
        registry = TestRegistry.open(data);
        logins = logins(registry.identity(), Map.of());
    }

    @AfterEach
    void close() {
        registry.close();
    }

    /** What another process on the same store would use. */
    final Logins logins(Identity identity, Map<String, String> config) {
        ConfigScope scope = ConfigScope.of("registry", config);
        Basis basis = new Basis(registry.documents(), new SecureRandom(), registry.clock());
        return new Logins(
                basis,
                new Logins.Parts(
                        LoginMethods.open(scope, Providers.of("login provider", List.of(provider))),
                        identity.sealed("login"),
                        new ExternalAccounts(basis, identity.accounts(), Administrators.of(scope)),
                        identity.sessions()));
    }

    final LoginOutcome signIn() {
        return signIn(logins);
    }

    final LoginOutcome signIn(Logins chosen) {
        Departure departure = chosen.start("corp", PAGE, FakeLogins.CALLBACK);
        return chosen.finish("corp", arrival(Optional.of(departure.state())));
    }

    final Arrival arrival(Optional<String> state) {
        return new Arrival(FakeLogins.CALLBACK, "code=x", state, ORIGIN);
    }

    final Account account(LoginOutcome outcome) {
        assertThat(outcome).isInstanceOf(LoginOutcome.SignedIn.class);
        return ((LoginOutcome.SignedIn) outcome).account();
    }

    static void assertRefused(LoginOutcome outcome, LoginProblem problem) {
        assertThat(outcome).isEqualTo(new LoginOutcome.Refused(problem));
    }
}
