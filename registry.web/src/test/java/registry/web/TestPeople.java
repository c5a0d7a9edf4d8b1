package registry.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import registry.accounts.Account;
import registry.accounts.NewAccount;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.web.http.Json;

/** Accounts of a running registry, and requests in their names. */
final class TestPeople {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Registry domain;
    private final TestRegistry registry;

    TestPeople(Registry domain, TestRegistry registry) {
        this.domain = domain;
        this.registry = registry;
    }

    /** A new account whose names nobody else has. */
    Account person(String prefix) {
        String name = prefix + NEXT.incrementAndGet();
        return domain.identity().accounts().create(NewAccount.local(name + "@example.com", name));
    }

    Account bot(String prefix) {
        String name = prefix + NEXT.incrementAndGet();
        return domain.identity().accounts().create(NewAccount.bot(name + "@bots.example.com", name, "acme"));
    }

    /** What the store says of the account now. */
    Optional<Account> now(Account account) {
        return domain.identity().accounts().find(account.id());
    }

    String token(Account account, Set<Scope> scopes) {
        return domain.identity()
                .tokens()
                .grant(account.id(), TokenRequest.of("test", scopes))
                .secret();
    }

    Reply as(String token, String method, String path) {
        return as(token, method, path, "");
    }

    Reply as(String token, String method, String path, String body) {
        return registry.send(
                method,
                path,
                BodyPublishers.ofString(body),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json");
    }

    /** What administrators send. */
    static String action(String action, String... members) {
        ObjectNode json = Json.object().put("action", action);
        for (int i = 0; i < members.length; i += 2) {
            json.put(members[i], members[i + 1]);
        }
        return json.toString();
    }
}
