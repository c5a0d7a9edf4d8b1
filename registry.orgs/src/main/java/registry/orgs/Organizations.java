package registry.orgs;

import java.security.SecureRandom;
import java.time.Clock;
import registry.accounts.Accounts;
import registry.accounts.AuditLog;
import registry.accounts.Identity;
import registry.storage.DocumentStore;

/** Everything about organizations and the rights to packages, over one document store. Thread-safe. */
public final class Organizations {
    private final Orgs orgs;
    private final Members members;
    private final Invitations invitations;
    private final Ownership ownership;
    private final Links links;
    private final Bots bots;
    private final Permissions permissions;
    private final SignerPolicies signers;
    private final Transfers transfers;
    private final PackageSettings settings;
    private final Departures departures;
    private final Arrivals arrivals;

    /**
     * Keeps organizations in a document store. Those who sign in at the identity's logins from now on join what they are
     * invited to.
     */
    public Organizations(Parts parts, SecureRandom random, Clock clock) {
        DocumentStore documents = parts.documents();
        Identity identity = parts.identity();
        Accounts accounts = identity.accounts();
        OrgStore store = new OrgStore(documents, new AuditLog(random, clock));
        LinkRecords linkRecords = new LinkRecords(documents);
        BotRecords botRecords = new BotRecords(documents, accounts, identity.tokens());
        SignerRecords signerRecords = new SignerRecords(documents, parts.signers());
        this.permissions = new Permissions(store, accounts, linkRecords, botRecords, signerRecords);
        this.signers = new SignerPolicies(store, linkRecords, signerRecords, permissions, parts.packages());
        InvitationRecords invitationRecords = new InvitationRecords(documents);
        this.invitations = new Invitations(store, accounts, invitationRecords, clock);
        this.ownership = new Ownership(store, accounts, invitations);
        MembershipEnds ends = new MembershipEnds(accounts, invitations, botRecords);
        this.orgs = new Orgs(store, accounts, new Orgs.Belongings(linkRecords, botRecords, invitations), clock);
        this.members = new Members(store, accounts, new Members.Belongings(botRecords, invitations, ends), clock);
        OfferRecords offers = new OfferRecords(documents, accounts, identity.administrators(), clock);
        this.transfers =
                new Transfers(store, offers, permissions, new Transfers.World(accounts, parts.packages(), clock));
        this.settings = new PackageSettings(new PackageSettings.Parts(
                parts.packages(), new MemberNames(accounts), orgs, signers, transfers, permissions));
        this.links = new Links(store, linkRecords, permissions, parts.packages());
        this.bots =
                new Bots(store, new Bots.People(accounts, identity.tokens(), members, invitations), botRecords, clock);
        this.departures = new Departures(store, identity, botRecords, ends);
        this.arrivals = new Arrivals(store, accounts, new Arrivals.Waiting(invitations, invitationRecords), clock);
        identity.logins().onAdmission(arrivals::welcome);
        identity.onHousekeeping(invitations::sweep);
    }

    /**
     * What organizations are made of. The identity stays its owner's to close.
     *
     * @param packages tells whose a package is
     * @param signers the operator's policy, where neither package nor organization has one
     */
    public record Parts(DocumentStore documents, Identity identity, PackageOwners packages, SignerPolicy signers) {}

    /** The organizations. */
    public Orgs orgs() {
        return orgs;
    }

    /** Who belongs to them. */
    public Members members() {
        return members;
    }

    /** Who is invited to them. */
    public Invitations invitations() {
        return invitations;
    }

    /** How they change hands. */
    public Ownership ownership() {
        return ownership;
    }

    /** Their packages. */
    public Links links() {
        return links;
    }

    /** Their bots. */
    public Bots bots() {
        return bots;
    }

    /** Who may do what to a package. */
    public Permissions permissions() {
        return permissions;
    }

    /** Which keys may sign packages. */
    public SignerPolicies signers() {
        return signers;
    }

    /** How those who sign in join. */
    Arrivals arrivals() {
        return arrivals;
    }

    /** How packages are handed over. */
    public Transfers transfers() {
        return transfers;
    }

    /** How packages are set up. */
    public PackageSettings settings() {
        return settings;
    }

    /** How accounts are deleted. */
    public Departures departures() {
        return departures;
    }
}
