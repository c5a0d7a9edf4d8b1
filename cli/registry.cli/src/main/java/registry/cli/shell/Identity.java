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
import registry.cli.operation.Session;
import registry.cli.output.TextOutput;
import registry.cli.output.UsageException;
import registry.client.ClientException;
import registry.client.RefusedException;
import registry.client.RegistryClient;
import registry.client.account.User;

/**
 * Who one is, and where, for the prompt. It is asked once, and again when the configured address or token has changed; a
 * registry that does not answer keeps nobody from typing. Confined to one thread.
 */
final class Identity {
    /** How long the first prompt after a question waits for the name. It appears with a later prompt if need be. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final int UNAUTHORIZED = 401;

    private final Supplier<Session> sessions;
    private Place place;
    private CompletableFuture<String> name;
    private boolean waited;

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
            return name.get(patience, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            waited = true;
            return "...";
        } catch (ExecutionException e) {
            return "?";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "?";
        }
    }

    private static CompletableFuture<String> ask(Session session) {
        if (session.offlineData().isPresent()
                || session.settings().get(SettingKey.API_KEY).value().isEmpty()) {
            return CompletableFuture.completedFuture("not signed in");
        }
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> answer.complete(nameOf(session)));
        return answer;
    }

    private static String nameOf(Session session) {
        try (RegistryClient client = session.connectBriefly(LIMIT)) {
            return shown(client.account().me());
        } catch (RefusedException e) {
            return e.status() == UNAUTHORIZED ? "not signed in" : "?";
        } catch (ClientException e) {
            return "no answer";
        } catch (UsageException e) {
            return "?";
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
