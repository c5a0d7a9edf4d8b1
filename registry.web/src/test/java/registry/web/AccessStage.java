package registry.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.Caller;
import registry.accounts.IssuedToken;
import registry.accounts.NewAccount;
import registry.accounts.Profile;
import registry.accounts.Scope;
import registry.accounts.Standing;
import registry.accounts.Suspension;
import registry.accounts.TokenRequest;
import registry.api.PackageName;
import registry.orgs.Member;
import registry.orgs.OrgId;
import registry.orgs.Organizations;
import registry.orgs.Role;

/**
 * The people of the access matrix, their credentials, and what they act upon. People stay; every cell gets things of its
 * own, so that no cell sees what another did.
 */
final class AccessStage {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Registry registry;
    private final TestRegistry http;
    private final Map<Who, Account> people = new EnumMap<>(Who.class);
    private final Map<String, Credential> credentials = new HashMap<>();
    private final Queue<OrgId> used = new ArrayDeque<>();
    private final IssuedToken ownersToken;
    private final Actor owner;

    AccessStage(Registry registry, TestRegistry http) {
        this.registry = registry;
        this.http = http;
        people.put(Who.STRANGER, account("stella", false));
        people.put(Who.MEMBER, account("mia", false));
        people.put(Who.ADMIN, account("adam", false));
        people.put(Who.OWNER, account("olga", false));
        people.put(Who.ADMINISTRATOR, account("steward", true));
        people.put(Who.SUSPENDED, account("susan", true));
        this.ownersToken = token(person(Who.OWNER), Scope.ALL);
        this.owner = actor(ownersToken);
        suspend(person(Who.SUSPENDED));
    }

    /** What one cell acts upon: an organization with every role, an invitation, a bot of it, and a linked package with a version. */
    record Things(OrgId org, Member bot, String botToken, String packageName) {
        static final String VERSION = "1.0.0";
        static final String GUEST = "guest@nowhere.example";
    }

    /** Somebody's credential for one cell. */
    record Credential(Optional<String> secret, Optional<String> id) {}

    Registry registry() {
        return registry;
    }

    TestRegistry http() {
        return http;
    }

    Account person(Who who) {
        return Optional.ofNullable(people.get(who)).orElseThrow();
    }

    Account somebody() {
        return account("somebody-" + NUMBERS.incrementAndGet(), false);
    }

    String botTokenId(Things things) {
        String name = things.bot().account().username().orElseThrow();
        return registry.orgs()
                .bots()
                .tokens(owner, things.org(), name)
                .getFirst()
                .credential()
                .id();
    }

    Things things() {
        int number = NUMBERS.incrementAndGet();
        OrgId org = OrgId.parse("org-" + number);
        Organizations orgs = registry.orgs();
        orgs.orgs().create(owner, org, "Org " + number);
        used.add(org);
        orgs.members().add(owner, org, name(Who.MEMBER), Role.MEMBER);
        orgs.members().add(owner, org, name(Who.ADMIN), Role.ADMIN);
        orgs.members().add(owner, org, Things.GUEST, Role.MEMBER);
        Member bot = orgs.bots().create(owner, org, "bot-" + number);
        TokenRequest request = TokenRequest.of("ci", Set.of(Scope.PUBLISH));
        String botToken =
                orgs.bots().issueToken(owner, org, "bot-" + number, request).secret();
        String packageName = published();
        orgs.links().link(owner, org, PackageName.parse(packageName));
        return new Things(org, bot, botToken, packageName);
    }

    /** Nobody may belong to as many organizations as there are cells. */
    void tidy() {
        Actor administrator = actor(token(person(Who.ADMINISTRATOR), Set.of(Scope.ADMIN)));
        while (!used.isEmpty()) {
            OrgId org = used.remove();
            if (registry.orgs().orgs().find(org).isPresent()) {
                registry.orgs().orgs().delete(administrator, org);
            }
        }
        registry.identity()
                .tokens()
                .revoke(administrator, administrator.credential().id());
    }

    /** A package with one version that belongs to the owner and to no organization. */
    String published() {
        String name = "com.matrix.p" + NUMBERS.incrementAndGet();
        Reply reply = http.pushFileAs(
                Optional.of(ownersToken.secret()),
                TestBundle.of(name, Things.VERSION).bytes());
        if (reply.status() != 201) {
            throw new AssertionError(reply.text());
        }
        return name;
    }

    /** The package, offered to the stranger. */
    String offered(Things things) {
        registry.orgs().transfers().offer(owner, PackageName.parse(things.packageName()), name(Who.STRANGER));
        return things.packageName();
    }

    /** Somebody's credential for a route that needs this scope, the same each time. */
    Credential credential(Who who, Optional<Scope> needed, Supplier<Things> things) {
        if (who == Who.BOT) {
            return new Credential(Optional.of(things.get().botToken()), Optional.empty());
        }
        return credentials.computeIfAbsent(who + needed.map(Scope::id).orElse(""), key -> freshCredential(who, needed));
    }

    /** One that nobody has used, and that may be used up. */
    Credential freshCredential(Who who, Optional<Scope> needed) {
        return switch (who) {
            case ANONYMOUS -> new Credential(Optional.empty(), Optional.empty());
            case BOT -> throw new IllegalArgumentException("bots belong to an organization");
            case EXPIRED -> of(expired());
            case REVOKED -> of(revoked());
            case UNSCOPED -> of(unscoped(needed));
            case ELSEWHERE -> of(elsewhere());
            case SUSPENDED, STRANGER, MEMBER, ADMIN, OWNER, ADMINISTRATOR -> of(token(person(who), Scope.ALL));
        };
    }

    IssuedToken token(Account account, Set<Scope> scopes) {
        return registry.identity().tokens().grant(account.id(), TokenRequest.of("matrix", scopes));
    }

    private Actor actor(IssuedToken token) {
        return registry.identity()
                .signIn()
                .authenticate(Caller.bearing("Bearer " + token.secret()))
                .orElseThrow();
    }

    String name(Who who) {
        return person(who).username().orElseThrow();
    }

    private static Credential of(IssuedToken token) {
        return new Credential(
                Optional.of(token.secret()),
                Optional.of(token.info().credential().id()));
    }

    private IssuedToken expired() {
        Instant soon = Instant.now().plus(SHORT);
        IssuedToken token = registry.identity()
                .tokens()
                .grant(person(Who.OWNER).id(), new TokenRequest("matrix", Scope.ALL, Set.of(), Optional.of(soon)));
        Awaitility.await().pollDelay(SHORT).until(() -> Instant.now().isAfter(soon));
        return token;
    }

    private IssuedToken revoked() {
        IssuedToken token = token(person(Who.OWNER), Scope.ALL);
        registry.identity()
                .tokens()
                .revoke(actor(token), token.info().credential().id());
        return token;
    }

    private IssuedToken unscoped(Optional<Scope> needed) {
        Set<Scope> scopes = EnumSet.allOf(Scope.class);
        needed.ifPresent(scopes::remove);
        return token(person(Who.OWNER), scopes);
    }

    private IssuedToken elsewhere() {
        return registry.identity()
                .tokens()
                .grant(
                        person(Who.OWNER).id(),
                        new TokenRequest("matrix", Scope.ALL, Set.of("com.elsewhere.*"), Optional.empty()));
    }

    private Account account(String username, boolean administrator) {
        return registry.identity()
                .accounts()
                .create(new NewAccount(
                        username + "@matrix.example",
                        true,
                        Optional.of(username),
                        Profile.UNKNOWN,
                        administrator,
                        Optional.empty(),
                        Account.LOCAL_ISSUER,
                        Optional.empty()));
    }

    private void suspend(Account account) {
        Suspension suspension =
                new Suspension("", Instant.now(), owner.account().id());
        registry.identity()
                .accounts()
                .change(
                        account.id(),
                        AuditEntry.of(owner, "test", account.id().value()),
                        it -> it.withStanding(
                                Standing.ORDINARY.withAdministrator(true).withSuspension(Optional.of(suspension))));
    }
}
