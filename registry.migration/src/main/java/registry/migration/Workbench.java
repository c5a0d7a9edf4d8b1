package registry.migration;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import registry.accounts.Identity;
import registry.api.AccountId;
import registry.orgs.OrgId;

/** What the steps of one import share: the source, who is who, and what is counted. For one thread. */
final class Workbench {
    private final LegacyReader reader;
    private final Identity identity;
    private final People people;
    private final Map<String, LegacyOrg> orgs;
    private final Tally tally = new Tally();
    private final Map<String, AccountId> accounts = new TreeMap<>();
    private final Map<String, OrgId> ids = new TreeMap<>();

    /** @param orgs that are to be brought, by what they are called there */
    Workbench(LegacyReader reader, Identity identity, People people, Map<String, LegacyOrg> orgs) {
        this.reader = reader;
        this.identity = identity;
        this.people = people;
        this.orgs = orgs;
    }

    LegacyReader reader() {
        return reader;
    }

    LegacyStore store() {
        return reader.store();
    }

    Identity identity() {
        return identity;
    }

    People people() {
        return people;
    }

    /** The organizations that are to be brought, by what they are called there. */
    Map<String, LegacyOrg> orgs() {
        return orgs;
    }

    Tally tally() {
        return tally;
    }

    void doubt(DoubtCode code, String key, String found, String done) {
        reader.doubt(code, key, found, done);
    }

    /** Notes who a user is here. */
    void isHere(LegacyUser user, AccountId account) {
        accounts.put(user.id(), account);
    }

    /** Notes what an organization is called here. */
    void isHere(LegacyOrg org, OrgId id) {
        ids.put(org.legacyId(), id);
    }

    /** Who a user is here, if they are here. */
    Optional<AccountId> account(LegacyUser user) {
        return Optional.ofNullable(accounts.get(user.id()));
    }

    /** What an organization is called here, if it is here. */
    Optional<OrgId> org(String legacyId) {
        return Optional.ofNullable(ids.get(legacyId));
    }
}
