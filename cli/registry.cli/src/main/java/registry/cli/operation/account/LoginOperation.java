package registry.cli.operation.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import registry.api.RegistryException;
import registry.cli.operation.Session;
import registry.cli.operation.TokenStore;
import registry.cli.output.CliError;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.UsageException;
import registry.client.CancelledException;
import registry.client.RegistryClient;
import registry.client.account.IssuedToken;
import registry.client.account.Scope;
import registry.client.account.User;

/**
 * Signs in with the browser on this machine: the person allows it on a page of the registry, the browser brings a code
 * back to a port of the loopback interface, and the code is exchanged for an API token, which is stored.
 */
public final class LoginOperation {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_OF_LABEL = 60;

    /** How the label of a token begins that was made here and given no other one. */
    private static final String LABEL = "calimero-registry on ";

    private final Session session;

    /** Works in a session. */
    public LoginOperation(Session session) {
        this.session = session;
    }

    /**
     * What was typed.
     *
     * @param label what to call the token
     * @param scopes what it shall allow; none for what the registry gives by default
     * @param browser whether to open one, instead of showing the address alone
     * @param patience how many seconds to wait for the person
     */
    public record Wish(Optional<String> label, List<String> scopes, boolean browser, Optional<String> patience) {
        /** Copies the scopes. */
        public Wish {
            scopes = List.copyOf(scopes);
        }
    }

    /** Signs in. Until the token has come nothing is stored; giving up leaves nothing behind. */
    public Report run(Wish wish) {
        Set<Scope> scopes = TokenWish.scopes(wish.scopes());
        Duration wait = wish.patience().map(LoginOperation::seconds).orElse(LONGEST);
        URI registry = session.registryUrl();
        try (RegistryClient client = session.connectAsNobody()) {
            requireBrowserSignIn(client, registry);
            ProgramSecret secret = ProgramSecret.create(new SecureRandom());
            String code;
            try (LoopbackListener listener = LoopbackListener.open(secret.state())) {
                String label = wish.label().orElseGet(this::label);
                URI page = secret.page(registry, listener.port(), label, scopes);
                send(page, secret.comparison(), wish.browser());
                code = await(listener, wait);
            }
            return finish(registry, client.tokens().redeem(code, secret.verifier()));
        }
    }

    private Report finish(URI registry, IssuedToken issued) {
        TokenStore store = new TokenStore(session);
        Optional<TokenStore.Stored> before = store.stored();
        TokenStore.Kept kept = store.keep(registry, issued.secret());
        if (kept.file().isPresent()) {
            before.ifPresent(this::retire);
        }
        try (RegistryClient client = session.connect(registry, issued.secret())) {
            return new Done(registry, client.account().me(), issued, kept);
        }
    }

    /** The token that was replaced is of no more use, unless somebody made it for something else as well. */
    private void retire(TokenStore.Stored replaced) {
        Revocation.Outcome outcome =
                new Revocation(session).revoke(replaced, token -> token.label().startsWith(LABEL));
        if (outcome.revoked()) {
            session.note("The token of your last sign-in is revoked.");
            return;
        }
        outcome.token()
                .ifPresent(token -> session.warn("the token that was stored before, '" + token.label() + "' (id "
                        + token.id() + " at " + replaced.registry()
                        + "), was not made by 'login' and still counts"));
    }

    private static void requireBrowserSignIn(RegistryClient client, URI registry) {
        if (client.account().loginMethods().isEmpty()) {
            throw new RegistryException(
                    CliError.NO_BROWSER_SIGN_IN,
                    "Nobody can sign in at " + registry
                            + " with a browser: it has no identity provider. Use an API token:"
                            + " 'calimero-registry config set api-key TOKEN'");
        }
    }

    private void send(URI page, String comparison, boolean browser) {
        boolean opened = browser && new BrowserOpener(session).open(page);
        session.note(
                opened
                        ? "Go on in your browser. If none has opened, open this address on this machine:"
                        : "Open this address in a browser on this machine:");
        session.note("");
        session.note("  " + page);
        session.note("");
        session.note("Allow it if the page shows the code " + comparison + ".");
    }

    private static String await(LoopbackListener listener, Duration wait) {
        try {
            LoopbackListener.Answer answer = listener.await(wait)
                    .orElseThrow(() -> new RegistryException(
                            CliError.SIGN_IN_UNANSWERED,
                            "Nobody signed in within " + wait.toSeconds() + " s. Begin again; on a machine without"
                                    + " a browser, use a token that 'calimero-registry token create' made elsewhere"));
            return answer.code()
                    .orElseThrow(() -> new RegistryException(
                            CliError.SIGN_IN_DECLINED, "The sign-in was not allowed in the browser"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("The sign-in was interrupted", e);
        }
    }

    /** What the person sees of this program: where it runs, as far as that is known without asking around. */
    private String label() {
        String machine = session.variable("HOSTNAME")
                .or(() -> session.variable("HOST"))
                .or(() -> session.variable("COMPUTERNAME"))
                .orElseGet(() -> System.getProperty("os.name", "this machine"));
        String label = LABEL + machine.replaceAll("[^ -~]", "?");
        return label.substring(0, Math.min(label.length(), MOST_OF_LABEL));
    }

    private static Duration seconds(String text) {
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw new UsageException("--wait takes a number of seconds greater than 0, not '" + text + "'");
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    private record Done(URI registry, User user, IssuedToken issued, TokenStore.Kept kept) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            out.line("You are signed in to " + registry + " as " + WhoamiOperation.displayName(user) + ".");
            Table table = new Table().row("API token", kept.text());
            if (user.username().isEmpty()) {
                table.row("Next", "choose a user name at " + registry + "/my-packages");
            }
            out.table(table);
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object()
                    .put("registry", registry.toString())
                    .put("username", user.username().orElse(null))
                    .put("email", user.email())
                    .put("tokenId", issued.token().id());
            ArrayNode scopes = json.putArray("scopes");
            issued.token().scopes().forEach(scope -> scopes.add(scope.id()));
            return kept.addTo(json);
        }
    }
}
