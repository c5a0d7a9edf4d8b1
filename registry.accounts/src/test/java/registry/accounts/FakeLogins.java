package registry.accounts;

import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import registry.api.ConfigScope;
import registry.api.spi.ExternalIdentity;
import registry.api.spi.Login;
import registry.api.spi.LoginProvider;
import registry.api.spi.LoginResult;

/** An identity provider that takes every return and says what a test wants it to. */
final class FakeLogins implements LoginProvider {
    static final String ISSUER = "https://issuer.example";
    static final URI CALLBACK = URI.create("http://localhost:8080/api/auth/login/corp/callback");

    private final List<Login> logins;

    private LoginResult answer = new LoginResult.Refused(LoginResult.Reason.FAILED, "nobody came");
    private Optional<Login.Return> received = Optional.empty();
    private boolean closed;

    FakeLogins(String... ids) {
        this.logins = List.of(ids).stream().map(id -> (Login) new Fake(id)).toList();
    }

    void answer(LoginResult result) {
        answer = result;
    }

    void identifies(String issuer, String subject, String email) {
        answer = new LoginResult.Identified(
                new ExternalIdentity(issuer, subject, email, Optional.of("Ada"), Optional.empty(), false));
    }

    Optional<Login.Return> received() {
        return received;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public Set<String> configKeys() {
        return Set.of();
    }

    @Override
    public List<Login> open(ConfigScope auth) {
        return logins;
    }

    private final class Fake implements Login {
        private final String id;

        Fake(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String label() {
            return "The " + id;
        }

        @Override
        public Start start(URI callback, SecureRandom random) {
            return new Start(URI.create(ISSUER + "/authorize?callback=" + callback), "state of " + id);
        }

        @Override
        public LoginResult finish(Return back) {
            received = Optional.of(back);
            return answer;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
