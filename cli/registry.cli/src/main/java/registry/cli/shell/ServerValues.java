package registry.cli.shell;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import registry.cli.operation.Background;
import registry.cli.operation.Session;
import registry.cli.output.TextOutput;
import registry.cli.output.UsageException;
import registry.client.ClientException;
import registry.client.RegistryClient;
import registry.client.account.ApiToken;
import registry.client.account.BrowserSession;
import registry.client.admin.AdminBot;
import registry.client.admin.AdminOrganization;
import registry.client.admin.AdminUser;
import registry.client.admin.UserQuery;
import registry.client.bundle.Bundle;
import registry.client.bundle.BundleQuery;
import registry.client.org.Bot;
import registry.client.org.Invitation;
import registry.client.org.Member;
import registry.client.org.Organization;

/**
 * What a registry knows that could stand on a command line. Only reads; an answer serves for some seconds, and so does its
 * failure, which is silent. What takes too long is there at the next attempt. Safe for use by several threads.
 */
final class ServerValues {
    private static final Duration PATIENCE = Duration.ofMillis(1200);
    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();

    /** One page: nobody reads more candidates than that. */
    private static final int MOST = 1000;

    private final Supplier<Session> sessions;
    private final LongSupplier nanoTime;
    private final Map<List<String>, Answer> answers = new ConcurrentHashMap<>();

    private record Answer(CompletableFuture<List<String>> values, long asked) {}

    ServerValues(Supplier<Session> sessions) {
        this(sessions, System::nanoTime);
    }

    ServerValues(Supplier<Session> sessions, LongSupplier nanoTime) {
        this.sessions = sessions;
        this.nanoTime = nanoTime;
    }

    List<String> packages() {
        return of(
                List.of("packages"),
                client -> client.bundles().page(BundleQuery.ALL.inPagesOf(MOST)).items().stream()
                        .map(Bundle::packageName));
    }

    List<String> versions(String packageName) {
        return of(
                List.of("versions", packageName),
                client -> client.bundles().versions(packageName).stream().map(Bundle::version));
    }

    List<String> organizations() {
        return of(
                List.of("organizations"),
                client -> client.organizations().mine().stream().map(Organization::id));
    }

    /** The organizations of everybody; only an administrator is told. */
    List<String> allOrganizations() {
        return of(
                List.of("all organizations"),
                client ->
                        client.administration().organizations().list().stream().map(AdminOrganization::id));
    }

    /** The members of an organization, by user name where they have one. */
    List<String> members(String organization) {
        return of(
                List.of("members", organization),
                client -> client.organizations().members(organization).list().stream()
                        .filter(member -> !member.bot())
                        .map(ServerValues::name));
    }

    List<String> bots(String organization) {
        return of(
                List.of("bots", organization),
                client -> client.organizations().bots(organization).list().stream()
                        .map(Bot::name));
    }

    /** The bots of everybody; only an administrator is told. */
    List<String> allBots() {
        return of(
                List.of("all bots"),
                client -> client.administration().bots().stream().map(AdminBot::name));
    }

    List<String> tokensOf(String organization, String bot) {
        return of(
                List.of("tokens", organization, bot),
                client -> client.organizations().bots(organization).tokens(bot).stream()
                        .map(ApiToken::id));
    }

    /** The addresses invited into an organization that have not come yet. */
    List<String> invited(String organization) {
        return of(
                List.of("invited", organization),
                client -> client.organizations().members(organization).invitations().stream()
                        .map(Invitation::email));
    }

    List<String> tokens() {
        return of(List.of("tokens"), client -> client.tokens().list().stream().map(ApiToken::id));
    }

    List<String> browserSessions() {
        return of(
                List.of("sessions"),
                client -> client.account().sessions().stream().map(BrowserSession::id));
    }

    /** All accounts; only an administrator is told. */
    List<String> users() {
        return of(
                List.of("users"),
                client -> client.administration().users().page(UserQuery.ALL.inPagesOf(MOST)).items().stream()
                        .map(AdminUser::email));
    }

    /** Forgets all answers, since it may be another registry or another account from now on. */
    void forget() {
        answers.clear();
    }

    private List<String> of(List<String> question, Function<RegistryClient, Stream<String>> load) {
        Answer answer = answers.compute(question, (key, known) -> known != null && isFresh(known) ? known : ask(load));
        try {
            return answer.values().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A question to the registry broke down", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private boolean isFresh(Answer answer) {
        return nanoTime.getAsLong() - answer.asked() < FRESH_NANOS;
    }

    private Answer ask(Function<RegistryClient, Stream<String>> load) {
        return new Answer(Background.run("completion", () -> load(load)), nanoTime.getAsLong());
    }

    private List<String> load(Function<RegistryClient, Stream<String>> load) {
        try (RegistryClient client = sessions.get().connectBriefly(LIMIT)) {
            // Whatever would play tricks on the terminal is no candidate.
            return load.apply(client)
                    .filter(value ->
                            !value.isEmpty() && TextOutput.harmless(value).equals(value))
                    .filter(value -> value.indexOf('\n') < 0)
                    .distinct()
                    .toList();
        } catch (ClientException | UsageException | IllegalArgumentException e) {
            return List.of();
        }
    }

    private static String name(Member member) {
        return member.username().orElse(member.email());
    }
}
