package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static registry.orgs.Refusals.refusal;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import registry.accounts.Account;
import registry.accounts.AccountError;
import registry.accounts.Actor;
import registry.accounts.NewAccount;
import registry.accounts.Origin;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.spi.Batch;

class DeparturesTest extends OrgsTestCase {
    private Departures departures;
    private Actor grace;

    @BeforeEach
    void organization() {
        acme();
        departures = registry.organizations().departures();
        grace = registry.administrator("grace");
    }

    @Test
    void takesEverythingButTheUserNameAndThePackages() {
        AccountId id = carol.account().id();
        registry.sessions().begin(carol.account(), new Origin("192.0.2.1", Optional.of("Browser")), false);
        String secret =
                registry.tokens().grant(id, TokenRequest.of("t", Scope.ALL)).secret();
        PackageTarget target = registry.target(registry.publish(carol, "com.carol.app"));
        links.link(carol, ACME, target.name());

        departures.delete(grace, id);

        assertThat(registry.accounts().find(id)).isEmpty();
        assertThat(registry.accounts().findByEmail("carol@example.com")).isEmpty();
        assertThat(registry.signIn(secret)).isEmpty();
        assertThat(registry.tokens().list(id)).isEmpty();
        assertThat(registry.sessions().list(id)).isEmpty();
        assertThat(registry.keys()).noneMatch(key -> key.contains(id.value()));
        assertThat(members.list(ACME)).hasSize(2);
        assertThat(members.role(ACME, id)).isEmpty();
        assertThat(refusal(() -> registry.accounts().create(NewAccount.local("new@example.com", "carol"))))
                .isEqualTo(AccountError.TAKEN);
        assertThat(links.list(ACME)).containsExactly(target.name());
        assertThat(permissions.publish(bob, target).isAllowed()).isTrue();
        assertThat(registry.audited()).containsOnlyOnce("account.delete");
    }

    @Test
    void peopleDeleteTheirOwnAccounts() {
        Actor leaving = registry.session(carol.account());
        departures.deleteOwn(leaving);
        assertThat(registry.accounts().find(carol.account().id())).isEmpty();
        assertThat(registry.sessions().list(carol.account().id())).isEmpty();
        assertThat(members.list(ACME)).hasSize(2);
        assertThat(registry.audited()).containsOnlyOnce("account.delete");
        assertThat(refusal(() -> departures.deleteOwn(leaving))).isEqualTo(OrgsError.NOT_FOUND);
    }

    @Test
    void keepsOwnersAdministratorsAndTokensFromIt() {
        Actor session = registry.session(bob.account());
        Actor token = new Actor(session.account(), session.credential(), Actor.Kind.TOKEN, false, session.address());
        assertThat(refusal(() -> departures.deleteOwn(token))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> departures.deleteOwn(registry.session(ada.account()))))
                .isEqualTo(OrgsError.LAST_OWNER);
        assertThat(refusal(() -> departures.deleteOwn(registry.session(grace.account()))))
                .isEqualTo(AccountError.LAST_ADMINISTRATOR);
        registry.administrator("heir");
        departures.deleteOwn(registry.session(grace.account()));
        assertThat(registry.accounts().find(grace.account().id())).isEmpty();
    }

    @Test
    void refusesTheLastOwnerOfAnOrganization() {
        OrgId second = new OrgId("second");
        orgs.create(bob, second, "Second");
        members.add(bob, second, "ada", Role.OWNER);
        AccountId id = ada.account().id();

        assertThatThrownBy(() -> departures.delete(grace, id)).hasMessageContaining("'acme'");
        assertThat(refusal(() -> departures.delete(grace, id))).isEqualTo(OrgsError.LAST_OWNER);
        assertThat(registry.accounts().find(id)).isPresent();
        assertThat(orgs.ofMember(id)).hasSize(2);

        members.change(ada, ACME, "bob", Role.OWNER);
        departures.delete(grace, id);
        assertThat(members.role(second, bob.account().id())).contains(Role.OWNER);
        assertThat(members.list(second)).hasSize(1);
    }

    @Test
    void onlyAdministratorsOfTheRegistryDeleteAccounts() {
        AccountId id = carol.account().id();
        Actor withoutScope = registry.actor(grace.account(), Scope.DEFAULTS, Set.of());

        assertThat(refusal(() -> departures.delete(ada, id))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> departures.delete(carol, id))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> departures.delete(withoutScope, id))).isEqualTo(ApiError.FORBIDDEN);
        assertThat(refusal(() -> departures.delete(grace, new AccountId("none"))))
                .isEqualTo(OrgsError.NOT_FOUND);
        assertThat(registry.accounts().find(id)).isPresent();
    }

    @Test
    void takesBotsToo() {
        Account bot = bots.create(ada, ACME, "ci").account();
        bots.issueToken(ada, ACME, "ci", TokenRequest.of("ci", Set.of(Scope.PUBLISH)));

        departures.delete(grace, bot.id());

        assertThat(bots.list(ACME)).isEmpty();
        assertThat(registry.keys()).noneMatch(key -> key.contains(bot.id().value()));
    }

    @Test
    void finishesWhatAnotherProcessLeftUndone() {
        AccountId id = carol.account().id();
        registry.sessions().begin(carol.account(), new Origin("192.0.2.1", Optional.of("Browser")), false);
        registry.documents()
                .commit(Batch.builder()
                        .put(Keys.departure(id), new byte[] {'{', '}'})
                        .build());

        departures.resume();

        assertThat(registry.sessions().list(id)).isEmpty();
        assertThat(registry.keys()).noneMatch(key -> key.startsWith("departure/"));
    }
}
