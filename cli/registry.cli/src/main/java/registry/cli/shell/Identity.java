package registry.cli.shell;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import registry.cli.config.SettingKey;
import registry.cli.operation.Background;
import registry.cli.operation.Session;
import registry.cli.output.TextOutput;
import registry.cli.output.UsageException;
import registry.client.ClientException;
import registry.client.RefusedException;
import registry.client.RegistryClient;
import registry.client.account.User;

/**
 * Who one is, and where, for the prompt. It is asked once, and again when the configured address or token has changed or
 * nobody answered; a registry that does not answer keeps nobody from typing. Confined to one thread.
 */
final class Identity {
    /** How long the first prompt after a question waits for the name. It appears with a later prompt if need be. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private static final Duration LIMIT = Duration.ofSeconds(3);
    /** After this time a registry that did not answer is asked again. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private static final int UNAUTHORIZED = 401;

    private final Supplier<Session> sessions;
    private Place place;
    private CompletableFuture<Optional<String>> name;
    private boolean waited;
    private long asked;

    Identity(Supplier<Session> sessions) {
        this.sessions = sessions;
        Session session = sessions.get();
        this.place = Place.of(session);
        this.name = ask(session);
    }

    /** The settings that decide who one is. */
    private record Place(Optional<String> url, Optional<String> token) {
        static Place of(Session session) {
            return new Place(
                    session.settings().get(SettingKey.REGISTRY_URL).value(),
                    session.settings().get(SettingKey.API_KEY).value());
        }
    }

    /** Asks anew if the settings have changed, and tells whether they have. */
    boolean refresh() {
        Session session = sessions.get();
        Place now = Place.of(session);
        if (now.equals(place)) {
            return false;
        }
        place = now;
        waited = false;
        name.cancel(true);
        name = ask(session);
        return true;
    }

    /** Such as {@code alice (admin) @ registry.example.com> }. */
    String prompt() {
        Session session = sessions.get();
        return session.offlineData()
                .map(directory -> "offline @ " + TextOutput.harmless(directory.toString()) + "> ")
                .orElseGet(() -> name() + " @ " + host(session) + "> ");
    }

    private String name() {
        try {
            long patience = waited ? 0 : PATIENCE.toMillis();
            Optional<String> known = name.get(patience, TimeUnit.MILLISECONDS);
            if (known.isEmpty()) {
                askAgain();
            }
            return known.orElse("no answer");
        } catch (TimeoutException e) {
            waited = true;
            return "...";
        } catch (ExecutionException e) {
            askAgain();
            return "?";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "?";
        }
    }

    private void askAgain() {
        if (System.nanoTime() - asked > AGAIN.toNanos()) {
            name = ask(sessions.get());
            waited = true;
        }
    }

    private CompletableFuture<Optional<String>> ask(Session session) {
        asked = System.nanoTime();
        if (session.offlineData().isPresent()
                || session.settings().get(SettingKey.API_KEY).value().isEmpty()) {
            return CompletableFuture.completedFuture(Optional.of("not signed in"));
        }
        // Whatever holds it up, there is another attempt.
        return Background.run("identity", () -> nameOf(session))
                .completeOnTimeout(Optional.empty(), 2 * LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Empty when the registry does not answer. */
    private static Optional<String> nameOf(Session session) {
        try (RegistryClient client = session.connectBriefly(LIMIT)) {
            return Optional.of(shown(client.account().me()));
        } catch (RefusedException e) {
            return Optional.of(e.status() == UNAUTHORIZED ? "not signed in" : "?");
        } catch (ClientException e) {
            return Optional.empty();
        } catch (UsageException e) {
            return Optional.of("?");
        }
    }

    private static String shown(User user) {
        String role = user.administrator() ? "admin" : user.bot() ? "bot" : "user";
        return TextOutput.harmless(user.username().orElse(user.email())) + " (" + role + ")";
    }

    private static String host(Session session) {
        try {
            URI url = session.registryUrl();
            return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
        } catch (UsageException e) {
            return "?";
        }
    }
}
