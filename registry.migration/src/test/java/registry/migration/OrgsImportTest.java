package registry.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import registry.accounts.Actor;
import registry.accounts.NewAccount;
import registry.orgs.Invitation;
import registry.orgs.Member;
import registry.orgs.Org;
import registry.orgs.OrgId;
import registry.orgs.Role;

class OrgsImportTest extends ImportTestCase {
    private static final OrgId ACME = new OrgId("acme");

    @Test
    void organizationsKeepMembersRolesAndWhatTheySay() {
        people();
        legacy.org("acme", "Acme", "ada@example.com=owner", "bob@example.com=admin")
                .set("admin_verified:org:acme", "1");
        legacy.redis().sadd("org:acme:members", "Cy@Example.com");

        ImportReport report = run();

        Org acme = target.orgs().orgs().require(ACME);
        assertThat(acme.name()).isEqualTo("Acme");
        assertThat(acme.metadata().members()).isEqualTo(Map.of("description", "About Acme"));
        assertThat(acme.verified()).isTrue();
        assertThat(acme.createdAt()).isEqualTo(Instant.parse(Legacy.CREATED));
        assertThat(members(ACME)).isEqualTo(Map.of("ada", "owner", "bob", "admin", "cy", "member"));
        assertThat(target.orgs().orgs().ofMember(target.account("cy").id())).containsExactly(acme);
        assertThat(report.doubts()).isEmpty();
    }

    @Test
    void rolesWithoutMembershipCountForNothing() {
        people();
        legacy.org("acme", "Acme", "ada@example.com=owner");
        legacy.redis().hset("org:acme:roles", Map.of("bob@example.com", "owner", "ghost@example.com", "admin"));

        ImportReport report = run();

        assertThat(members(ACME)).isEqualTo(Map.of("ada", "owner"));
        assertThat(found(report, DoubtCode.ROLE_WITHOUT_MEMBERSHIP))
                .containsExactly(
                        "org:acme:roles: bob@example.com is called owner and is no member",
                        "org:acme:roles: ghost@example.com is called admin and is no member");
    }

    @Test
    void anOrganizationWithoutOwnerGetsOne() {
        people();
        legacy.org("acme", "Acme", "ada@example.com=member", "bob@example.com=admin", "cy@example.com=boss");
        legacy.org("umbrella", "Umbrella", "cy@example.com=member", "stranger@example.com=owner", "ed25519key=admin");
        legacy.org("empty", "Empty", "stranger@example.com=owner");

        ImportReport report = run();

        assertThat(members(ACME)).isEqualTo(Map.of("ada", "member", "bob", "owner", "cy", "member"));
        assertThat(members(new OrgId("umbrella"))).isEqualTo(Map.of("cy", "owner"));
        assertThat(target.orgs().orgs().find(new OrgId("empty"))).isEmpty();
        assertThat(codes(report))
                .containsExactlyInAnyOrder(
                        "role_unknown",
                        "owner_appointed",
                        "owner_appointed",
                        "member_without_account",
                        "member_without_account",
                        "member_without_account",
                        "org_without_members");
    }

    @Test
    void membersWithoutAnAccountAreInvited() {
        people();
        legacy.org("acme", "Acme", "ada@example.com=owner", "dan@example.com=admin", "z6MkPublicKey=member");
        target.identity().accounts().create(NewAccount.local("eve@example.com", "eve"));
        legacy.redis().sadd("org:acme:members", "eve@example.com");

        ImportReport report = run();

        assertThat(members(ACME)).isEqualTo(Map.of("ada", "owner"));
        assertThat(target.orgs().invitations().list(target.actor("ada"), ACME))
                .extracting(Invitation::email, Invitation::role)
                .containsExactly(tuple("dan@example.com", Role.ADMIN));
        assertThat(codes(report)).containsOnly("member_without_account").hasSize(3);
    }

    @Test
    void slugsThatCannotBeUsedAreReplaced() {
        people();
        legacy.org("acme", "Acme", "ada@example.com=owner");
        String tooLong = "x".repeat(51);
        org("old-1", tooLong, "bob@example.com");
        org("old-2", "acme", "cy@example.com");
        org("Old 3", "Not A Slug", "cy@example.com");

        ImportReport report = run();

        assertThat(members(ACME)).isEqualTo(Map.of("ada", "owner"));
        assertThat(members(new OrgId("old-1"))).isEqualTo(Map.of("bob", "owner"));
        assertThat(members(new OrgId("old-2"))).isEqualTo(Map.of("cy", "owner"));
        assertThat(target.orgs().orgs().all().map(org -> org.id().value()))
                .hasSize(4)
                .anyMatch(id -> id.matches("org-[0-9a-f]{12}"));
        assertThat(codes(report)).containsOnly("org_renamed").hasSize(3);
    }

    @Test
    void whatBreaksTheRulesOfTodayIsLeftOutMemberByMember() {
        people();
        legacy.org("acme", "Acme\nInc", "ada@example.com=owner");
        legacy.set(
                "org:acme",
                "{\"id\":\"acme\",\"slug\":\"acme\",\"name\":\"Acme\\nInc\",\"created_at\":\"" + Legacy.CREATED
                        + "\",\"updated_at\":7,\"metadata\":{\"website\":\"javascript:x\",\"location\":\"Paris\","
                        + "\"description\":null,\"employees\":12,\"nested\":{\"a\":1}}}");

        ImportReport report = run();

        Org acme = target.orgs().orgs().require(ACME);
        assertThat(acme.name()).isEqualTo("AcmeInc");
        assertThat(acme.metadata().members()).isEqualTo(Map.of("location", "Paris", "employees", "12"));
        assertThat(found(report, DoubtCode.ORG_CHANGED))
                .containsExactly(
                        "org:acme: name breaks the rules of today",
                        "org:acme: metadata.website breaks the rules of today",
                        "org:acme: metadata.nested breaks the rules of today");
        assertThat(codes(report)).contains("bad_time");
    }

    @Test
    void organizationsThatAreHereAreNobodyElses() {
        people();
        legacy.org("acme", "Acme", "ada@example.com=owner", "acme-bot@example.com=member")
                .bot("bot-1", "acme-bot", "acme");
        target.identity().accounts().create(NewAccount.local("founder@example.com", "founder"));
        Actor founder = target.actor("founder");
        target.orgs().orgs().create(founder, ACME, "Another Acme");

        ImportReport report = run();

        assertThat(members(ACME)).isEqualTo(Map.of("founder", "owner"));
        assertThat(target.identity().accounts().findByUsername("acme-bot")).isEmpty();
        assertThat(codes(report)).containsExactlyInAnyOrder("org_taken", "bot_without_org");
    }

    @Test
    void organizationsThatWereChangedOrDeletedHereStaySo() {
        people();
        legacy.org("acme", "Acme", "ada@example.com=owner", "bob@example.com=admin")
                .org("umbrella", "Umbrella", "cy@example.com=owner");
        run();
        target.orgs().members().remove(target.actor("ada"), ACME, "bob");
        target.orgs().orgs().delete(target.actor("cy"), new OrgId("umbrella"));

        ImportReport report = run();

        assertThat(members(ACME)).isEqualTo(Map.of("ada", "owner"));
        assertThat(target.orgs().orgs().find(new OrgId("umbrella"))).isEmpty();
        assertThat(codes(report)).containsExactly("org_deleted");
    }

    @Test
    void botsBelongToOneOrganizationAndPublishAlone() {
        people();
        legacy.bot("bot-1", "acme-bot", "acme")
                .bot("bot-2", "lost-bot", "nowhere")
                .org("acme", "Acme", "ada@example.com=owner")
                .org("umbrella", "Umbrella", "cy@example.com=owner", "acme-bot@example.com=admin");
        legacy.user("1009", "shy@example.com", "shy-bot", user -> user.put("isBot", true));
        legacy.redis().sadd("org:umbrella:members", "shy@example.com");
        legacy.redis().sadd("bot:set", "nobody@example.com");
        legacy.redis().sadd("admin:set", "acme-bot@example.com");
        String token = legacy.token("acme-bot@example.com", "CI", 1);

        ImportReport report = run();

        assertThat(members(ACME)).isEqualTo(Map.of("ada", "owner", "acme-bot", "member"));
        assertThat(members(new OrgId("umbrella"))).isEqualTo(Map.of("cy", "owner", "shy-bot", "member"));
        assertThat(target.account("acme-bot").botOf()).hasValue("acme");
        assertThat(target.account("acme-bot").standing().administrator()).isFalse();
        assertThat(target.account("shy-bot").botOf()).hasValue("umbrella");
        assertThat(target.signIn(token).orElseThrow().account().isBot()).isTrue();
        assertThat(codes(report))
                .containsExactlyInAnyOrder(
                        "bot_without_account",
                        "bot_unlisted",
                        "bot_elsewhere",
                        "administrator_is_bot",
                        "bot_without_org");
    }

    @Test
    void whoeverTheIndexNamesGetsTheSlug() {
        people();
        org("aaa", "team", "bob@example.com");
        org("zzz", "team", "cy@example.com");
        legacy.set("org:by_slug:team", "zzz").set("org:by_slug:aaa", "aaa");

        ImportReport report = run();

        assertThat(members(new OrgId("team"))).isEqualTo(Map.of("cy", "owner"));
        assertThat(members(new OrgId("aaa"))).isEqualTo(Map.of("bob", "owner"));
        assertThat(codes(report)).containsExactlyInAnyOrder("org_renamed", "org_index_dangling");
    }

    @Test
    void reportsWhatIsOfNoOrganization() {
        people();
        legacy.redis().sadd("org:gone:members", "ada@example.com");
        legacy.redis().hset("org:gone:roles", "ada@example.com", "owner");

        assertThat(found(run(), DoubtCode.ORG_INDEX_DANGLING))
                .containsExactly(
                        "org:gone:members: the organization that it is of does not exist",
                        "org:gone:roles: the organization that it is of does not exist");
    }

    @Test
    void reportsARecordThatSaysThatItIsAnother() {
        people();
        legacy.redis().rename("user:1001", "user:1009");
        org("team", "team", "bob@example.com");
        legacy.redis().rename("org:team", "org:other");
        legacy.redis().rename("org:team:members", "org:other:members");
        legacy.redis().rename("org:team:roles", "org:other:roles");

        assertThat(found(run(), DoubtCode.ID_DIFFERS))
                .containsExactly("user:1009: its id is \"1001\"", "org:other: its id is \"team\"");
    }

    private void people() {
        legacy.person("1001", "ada").person("1002", "bob").person("1003", "cy");
    }

    private void org(String id, String slug, String owner) {
        legacy.set(
                "org:" + id,
                "{\"id\":\"" + id + "\",\"slug\":\"" + slug + "\",\"name\":\"N\",\"created_at\":\"" + Legacy.CREATED
                        + "\",\"updated_at\":\"" + Legacy.CREATED + "\"}");
        legacy.redis().sadd("org:" + id + ":members", owner);
        legacy.redis().hset("org:" + id + ":roles", owner, "owner");
    }

    private Map<String, String> members(OrgId org) {
        List<Member> members = target.orgs().members().list(org);
        return members.stream()
                .collect(Collectors.toMap(
                        member -> member.account().displayName(),
                        member -> member.role().id()));
    }
}
