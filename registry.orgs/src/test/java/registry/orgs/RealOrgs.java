package registry.orgs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import registry.accounts.Account;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.IssuedToken;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.api.AccountId;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.SignerId;
import registry.api.spi.Changes;
import registry.api.spi.MetadataStore;
import registry.storage.DocumentStore;

/** The rules of organizations and rights as they are implemented. Thread-safe but for {@link #picture}. */
class RealOrgs implements OrgSystem, AutoCloseable {
    private static final TokenRequest TOKEN = TokenRequest.of("ci", Set.of(Scope.PUBLISH));
    private static final String NO_TOKEN = "0".repeat(16);

    private final MetadataStore store;
    private final TestOrgs registry;
    private final Organizations organizations;
    private final RealApps apps;
    private final Map<String, AccountId> people = new ConcurrentHashMap<>();
    private final List<Issued> tokens = new ArrayList<>();

    private record Issued(String bot, IssuedToken token) {}

    RealOrgs(MetadataStore store) {
        this.store = store;
        this.registry = TestOrgs.on(store);
        this.organizations = registry.organizations();
        this.apps = new RealApps(registry);
        for (String name : World.PEOPLE) {
            boolean administrator = name.equals(World.ADMINISTRATOR);
            Account account = administrator ? registry.administrator(name).account() : registry.account(name);
            people.put(name, account.id());
        }
    }

    @Override
    public void createOrg(Who who, String org) {
        organizations.orgs().create(actor(who), new OrgId(org), "New");
    }

    @Override
    public void renameOrg(Who who, String org, String name) {
        organizations.orgs().change(actor(who), new OrgId(org), new OrgChange(Optional.of(name), Optional.empty()));
    }

    @Override
    public void deleteOrg(Who who, String org) {
        organizations.orgs().delete(actor(who), new OrgId(org));
    }

    @Override
    public void addMember(Who who, String org, String name, String role) {
        organizations.members().add(actor(who), new OrgId(org), name, Role.parse(role));
    }

    @Override
    public void changeRole(Who who, String org, String name, String role) {
        organizations.members().change(actor(who), new OrgId(org), name, Role.parse(role));
    }

    @Override
    public void removeMember(Who who, String org, String name) {
        if (!organizations.members().remove(actor(who), new OrgId(org), name)) {
            throw new Refused("absent");
        }
    }

    @Override
    public void transfer(Who who, String org, String name) {
        organizations.ownership().transfer(actor(who), new OrgId(org), name);
    }

    @Override
    public void revokeInvitation(Who who, String org, String email) {
        organizations.invitations().revoke(actor(who), new OrgId(org), email);
    }

    @Override
    public void register(String name) {
        String email = name + "@example.com";
        if (registry.accounts().findByEmail(email).isEmpty()) {
            if (people.containsKey(name)) {
                throw new Refused("gone");
            }
            create(email);
        }
        people.put(name, registry.accounts().findByEmail(email).orElseThrow().id());
    }

    /** As the login does it, which takes the account that another sign-in has just made. */
    private void create(String email) {
        try {
            registry.external(email);
        } catch (RegistryException e) {
            if (e.code() != AccountError.EMAIL_TAKEN) {
                throw e;
            }
        }
    }

    @Override
    public void welcome(String name) {
        account(name).ifPresent(registry::welcome);
    }

    @Override
    public void passMonth() {
        registry.pass(Invitation.LIFE);
        organizations.invitations().sweep();
    }

    @Override
    public void link(Who who, String org, String app) {
        organizations.links().link(actor(who), new OrgId(org), PackageName.parse(app));
    }

    @Override
    public void unlink(Who who, String org, String app) {
        organizations.links().unlink(actor(who), new OrgId(org), PackageName.parse(app));
    }

    @Override
    public void publish(Who who, String app, String key) {
        apps.publish(actor(who), app, key);
    }

    @Override
    public void offer(Who who, String app, String name) {
        organizations.transfers().offer(actor(who), PackageName.parse(app), name);
    }

    @Override
    public void acceptOffer(Who who, String app) {
        organizations.transfers().accept(actor(who), PackageName.parse(app));
    }

    @Override
    public void endOffer(Who who, String app) {
        organizations.transfers().end(actor(who), PackageName.parse(app));
    }

    @Override
    public void ask(Who who, Action action, String app) {
        apps.ask(actor(who), app, action).require();
    }

    /** Everything at once, since this is most of what there is to see. */
    @Override
    public Map<Action, String> answers(Who who, String app) {
        return apps.answers(actor(who), app);
    }

    @Override
    public void createBot(Who who, String org, String bot) {
        organizations.bots().create(actor(who), new OrgId(org), bot);
    }

    @Override
    public void removeBot(Who who, String org, String bot) {
        organizations.bots().remove(actor(who), new OrgId(org), bot);
    }

    @Override
    public void issueToken(Who who, String org, String bot) {
        IssuedToken token = organizations.bots().issueToken(actor(who), new OrgId(org), bot, TOKEN);
        synchronized (tokens) {
            tokens.add(new Issued(bot, token));
        }
    }

    @Override
    public void revokeToken(Who who, String org, String bot) {
        String id = lastToken(bot)
                .map(last -> last.token().info().credential().id())
                .orElse(NO_TOKEN);
        organizations.bots().revokeToken(actor(who), new OrgId(org), bot, id);
    }

    @Override
    public void deleteAccount(Who who, String name) {
        Optional<AccountId> bot = registry.accounts().findByUsername(name).map(Account::id);
        AccountId id = Optional.ofNullable(people.get(name)).or(() -> bot).orElse(new AccountId("none"));
        organizations.departures().delete(actor(who), id);
    }

    @Override
    public void setSignersOfOrg(Who who, String org, Signers signers) {
        organizations.signers().set(actor(who), new OrgId(org), policy(signers));
    }

    @Override
    public void setSignersOfApp(Who who, String app, Signers signers) {
        organizations.signers().set(actor(who), PackageName.parse(app), policy(signers));
    }

    @Override
    public SortedMap<String, String> picture() {
        SortedMap<String, String> picture =
                new RealPicture(registry, people).describe(actor(new Who(World.ADMINISTRATOR, Means.BROWSER)));
        for (int i = 0; i < tokens.size(); i++) {
            picture.put("token " + i, signIn(tokens.get(i)).isPresent() ? "counts" : "void");
        }
        World.matrix(this, picture);
        return picture;
    }

    long revision() {
        return store.revision();
    }

    /** Whether anything has changed since, but for the notes that another thread takes of the use of tokens. */
    boolean hasChangedSince(long revision) {
        return store.changes(revision, MetadataStore.MAX_PAGE, Duration.ZERO) instanceof Changes.Feed feed
                && feed.changes().stream().anyMatch(change -> !change.key().startsWith("token-use/"));
    }

    /** The roles of an organization's people, by name; none when there is no such organization. */
    Map<String, String> roles(String org) {
        return new RealPicture(registry, people).roles(new OrgId(org));
    }

    DocumentStore documents() {
        return registry.documents();
    }

    /** Lets time pass, so that nothing happens at the same time as what was before. */
    void tick() {
        registry.pass(Duration.ofSeconds(1));
    }

    @Override
    public void close() {
        registry.close();
    }

    private Actor actor(Who who) {
        if (World.BOTS.contains(who.name())) {
            return lastToken(who.name()).flatMap(this::signIn).orElseThrow(() -> new Refused("unknown"));
        }
        Account account = account(who.name()).orElseThrow(() -> new Refused("unknown"));
        return switch (who.means()) {
            case BROWSER -> registry.session(account);
            case PUBLISHING_TOKEN -> registry.actor(account, Set.of(Scope.PUBLISH), Set.of());
            case ACME_TOKEN -> registry.actor(account, Scope.DEFAULTS, Set.of("com.acme.*"));
        };
    }

    private Optional<Account> account(String name) {
        return Optional.ofNullable(people.get(name)).flatMap(registry.accounts()::find);
    }

    private Optional<Issued> lastToken(String bot) {
        synchronized (tokens) {
            return tokens.reversed().stream()
                    .filter(issued -> issued.bot().equals(bot))
                    .findFirst();
        }
    }

    private Optional<Actor> signIn(Issued issued) {
        return registry.signIn(issued.token().secret());
    }

    private static Optional<SignerPolicy> policy(Signers signers) {
        return switch (signers) {
            case NONE -> Optional.empty();
            case ANY -> Optional.of(SignerPolicy.any());
            case PINNED -> Optional.of(SignerPolicy.pinned());
            case FIRST_KEY -> Optional.of(new SignerPolicy.Listed(List.of(new SignerId(World.KEY))));
        };
    }
}
