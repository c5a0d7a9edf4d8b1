package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.api.AccountId;
import registry.api.RegistryException;

class RacesTest extends OrgsTestCase {
    private static final int MANY = 64;

    @Test
    void oneOfManyCreatorsOfOneOrganizationWins() {
        List<Actor> actors =
                IntStream.range(0, 8).mapToObj(i -> registry.actor("user" + i)).toList();

        Map<String, Long> outcomes =
                count(Together.run(MANY, i -> outcome(() -> orgs.create(actors.get(i % 8), ACME, "Acme " + i))));

        assertThat(outcomes).containsExactlyInAnyOrderEntriesOf(Map.of("done", 1L, "conflict", MANY - 1L));
        assertThat(members.list(ACME)).singleElement().satisfies(member -> {
            assertThat(member.role()).isEqualTo(Role.OWNER);
            assertThat(orgs.ofMember(member.account().id())).hasSize(1);
        });
        assertThat(registry.keys()).hasSize(3);
    }

    @Test
    void manyOrganizationsOfOnePersonAreAllCreated() {
        Map<String, Long> outcomes =
                count(Together.run(16, i -> outcome(() -> orgs.create(ada, new OrgId("org-" + i), "Org"))));

        assertThat(outcomes).isEqualTo(Map.of("done", 16L));
        assertThat(orgs.ofMember(ada.account().id())).hasSize(16);
    }

    @RepeatedTest(10)
    void ofTheLastTwoOwnersDemotedAtOnceOneStays() {
        twoOwners();
        List<Actor> owners = List.of(ada, bob);

        Map<String, Long> outcomes = count(Together.run(
                2,
                i -> outcome(() -> members.change(
                        owners.get(i), ACME, owners.get(i).account().email(), Role.MEMBER))));

        assertThat(outcomes).isEqualTo(Map.of("done", 1L, "last_owner", 1L));
        assertThat(owners()).hasSize(1);
    }

    @RepeatedTest(10)
    void ofTwoOwnersWhoRemoveEachOtherOneStays() {
        twoOwners();

        Together.run(2, i -> outcome(() -> members.remove(i == 0 ? ada : bob, ACME, i == 0 ? "bob" : "ada")));

        assertThat(owners()).hasSize(1);
    }

    @RepeatedTest(10)
    void ofTwoOwnersWhoLeaveAndAreDeletedAtOnceOneStays() {
        twoOwners();
        Actor grace = registry.administrator("grace");
        Departures departures = registry.organizations().departures();

        Map<String, Long> outcomes = count(Together.run(
                2,
                i -> outcome(() -> {
                    if (i == 0) {
                        members.remove(ada, ACME, "ada");
                    } else {
                        departures.delete(grace, bob.account().id());
                    }
                })));

        assertThat(outcomes).isEqualTo(Map.of("done", 1L, "last_owner", 1L));
        assertThat(owners()).hasSize(1);
    }

    @RepeatedTest(5)
    void nothingOfADeletedOrganizationIsLeftHoweverManyJoinIt() {
        acme();
        List<Account> accounts = IntStream.range(0, 8)
                .mapToObj(i -> registry.account("user" + i))
                .toList();

        Together.run(
                12,
                i -> outcome(() -> {
                    if (i == 3) {
                        orgs.delete(ada, ACME);
                    } else if (i > 8) {
                        bots.create(ada, ACME, "bot-" + i);
                    } else {
                        members.add(ada, ACME, accounts.get(i % 8).email(), Role.MEMBER);
                    }
                }));

        assertThat(registry.keys()).isEmpty();
        assertThat(registry.accounts().all()).noneMatch(Account::isBot);
    }

    @RepeatedTest(5)
    void nothingOfADeletedAccountIsLeftHoweverManyAddIt() {
        Actor grace = registry.administrator("grace");
        List<OrgId> ids =
                IntStream.range(0, 8).mapToObj(i -> new OrgId("org-" + i)).toList();
        ids.forEach(id -> orgs.create(ada, id, "Org"));
        String carols = carol.account().id().value();

        Together.run(
                10,
                i -> outcome(() -> {
                    if (i == 4) {
                        registry.organizations()
                                .departures()
                                .delete(grace, carol.account().id());
                    } else if (i == 5) {
                        orgs.create(carol, new OrgId("carols"), "Carol's");
                    } else {
                        members.add(ada, ids.get(i % 8), "carol", Role.MEMBER);
                    }
                }));

        if (registry.accounts().find(carol.account().id()).isEmpty()) {
            assertThat(registry.keys()).noneMatch(key -> key.contains(carols));
        } else {
            assertThat(members.role(new OrgId("carols"), carol.account().id())).contains(Role.OWNER);
        }
    }

    @RepeatedTest(20)
    void nobodyWhoIsDeletedMeanwhileOwnsANewOrganization() {
        Actor grace = registry.administrator("grace");
        AccountId id = carol.account().id();

        Together.run(
                4,
                i -> outcome(() -> {
                    if (i == 0) {
                        registry.organizations().departures().delete(grace, id);
                    } else {
                        orgs.create(carol, new OrgId("org-" + i), "Org");
                    }
                }));

        assertThat(registry.keys().isEmpty())
                .isEqualTo(registry.accounts().find(id).isEmpty());
        orgs.all().forEach(org -> assertThat(members.list(org.id())).hasSize(1));
    }

    @RepeatedTest(5)
    void aRemovedBotHasNoTokensHoweverManyAreIssued() {
        acme();
        Account bot = bots.create(ada, ACME, "ci").account();
        TokenRequest request = TokenRequest.of("ci", Set.of(Scope.PUBLISH));

        Together.run(
                8,
                i -> outcome(() -> {
                    if (i == 3) {
                        bots.remove(bob, ACME, "ci");
                    } else {
                        bots.issueToken(ada, ACME, "ci", request);
                    }
                }));

        assertThat(registry.tokens().list(bot.id())).isEmpty();
        assertThat(registry.keys()).noneMatch(key -> key.contains(bot.id().value()));
    }

    @RepeatedTest(5)
    void aPackageIsLinkedToOneOrganizationHoweverManyAreAsked() {
        List<OrgId> ids =
                IntStream.range(0, 8).mapToObj(i -> new OrgId("org-" + i)).toList();
        ids.forEach(id -> orgs.create(ada, id, "Org"));
        PackageTarget target = registry.target(registry.publish(ada, "com.ada.app"));

        Map<String, Long> outcomes =
                count(Together.run(8, i -> outcome(() -> links.link(ada, ids.get(i), target.name()))));

        assertThat(outcomes).isEqualTo(Map.of("done", 1L, "conflict", 7L));
        assertThat(ids.stream().flatMap(id -> links.list(id).stream())).containsExactly(target.name());
    }

    private void twoOwners() {
        orgs.create(ada, ACME, "Acme");
        members.add(ada, ACME, "bob", Role.OWNER);
    }

    private List<Member> owners() {
        return members.list(ACME).stream()
                .filter(member -> member.role() == Role.OWNER)
                .toList();
    }

    private static String outcome(Runnable action) {
        try {
            action.run();
            return "done";
        } catch (RegistryException e) {
            return e.code().code();
        }
    }

    private static Map<String, Long> count(List<String> outcomes) {
        return outcomes.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
