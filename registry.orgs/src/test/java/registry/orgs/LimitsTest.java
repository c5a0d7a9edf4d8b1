package registry.orgs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static registry.orgs.Refusals.refusal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import registry.api.AccountId;
import registry.api.spi.Batch;
import registry.storage.Document;

/** Records stay small enough to be stored, and organizations small enough to be read with every change. */
class LimitsTest {
    private static final OrgId ACME = new OrgId("acme");
    private static final AccountId ADA = new AccountId("ada");

    @Test
    void anOrganizationHasAThousandMembersAtMost() {
        roster(Roster.MAX_MEMBERS - 1).requireRoom(0);
        roster(1).requireRoom(Roster.MAX_MEMBERS - 2);

        assertThatThrownBy(() -> roster(Roster.MAX_MEMBERS).requireRoom(0)).hasMessageContaining("1000 members");
        assertThatThrownBy(() -> roster(1).requireRoom(Roster.MAX_MEMBERS - 1)).hasMessageContaining("1000 members");
    }

    @Test
    void anAccountBelongsToAThousandOrganizationsAtMost() {
        Batch.Builder batch = Batch.builder();
        orgs(AccountOrgs.MAX_ORGS - 1).join(batch, ACME);

        assertThat(batch.build().writes()).hasSize(1);
        assertThat(refusal(() -> orgs(AccountOrgs.MAX_ORGS).join(Batch.builder(), ACME)))
                .isEqualTo(OrgsError.CONFLICT);
    }

    @Test
    void ownersBeginWithTheMemberOfLongestStanding() {
        Membership member = member(Role.MEMBER, 1, "a");
        Membership second = member(Role.OWNER, 3, "b");
        Membership first = member(Role.OWNER, 2, "c");

        assertThat(roster(List.of(member, second, first)).owners()).containsExactly(first, second);
    }

    private static Roster roster(int members) {
        return roster(Collections.nCopies(members, member(Role.OWNER, 0, "ada")));
    }

    private static Roster roster(List<Membership> members) {
        Org org = new Org(ACME, "Acme", OrgMetadata.NONE, false, TestOrgs.START, TestOrgs.START);
        return new Roster(org, 1, members);
    }

    private static Membership member(Role role, int seconds, String account) {
        return new Membership(ACME, new AccountId(account), role, false, TestOrgs.START.plusSeconds(seconds), ADA);
    }

    private static AccountOrgs orgs(int count) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode array = json.putArray("orgs");
        for (int i = 0; i < count; i++) {
            array.add("org-" + i);
        }
        return new AccountOrgs(ADA, Optional.of(new Document(Keys.memberships(ADA), json, 7)));
    }
}
