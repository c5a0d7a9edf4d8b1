package registry.orgs;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.AccountError;
import registry.accounts.AccountRules;
import registry.accounts.Accounts;
import registry.accounts.Actor;
import registry.accounts.AuditEntry;
import registry.accounts.IssuedToken;
import registry.accounts.NewAccount;
import registry.accounts.Scope;
import registry.accounts.TokenInfo;
import registry.accounts.TokenRequest;
import registry.accounts.Tokens;
import registry.api.AccountId;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;

/**
 * The bots of organizations: accounts that publish its packages and do nothing else. Thread-safe.
 *
 * <p>A bot is a member of one organization from its creation to its removal, which deletes its account and tokens; its
 * user name is free again. All of this is for admins and owners with the scope {@code orgs}; others hear
 * {@link ApiError#FORBIDDEN}, other bots {@link AccountError#BOT_FORBIDDEN}. Bots are named by their user name.
 */
public final class Bots {
    /** RFC 2606 §2: names under {@code .invalid} reach nobody. */
    private static final String DOMAIN = ".bots.invalid";

    private static final String RIGHT = "keep its bots";

    private final OrgStore store;
    private final Accounts accounts;
    private final Tokens tokens;
    private final Members members;
    private final Invitations invitations;
    private final MemberNames names;
    private final BotRecords records;
    private final Clock clock;

    Bots(OrgStore store, People people, BotRecords records, Clock clock) {
        this.store = store;
        this.accounts = people.accounts();
        this.tokens = people.tokens();
        this.members = people.members();
        this.invitations = people.invitations();
        this.names = new MemberNames(accounts);
        this.records = records;
        this.clock = clock;
    }

    /** Accounts, what they sign in with, and those who are or will be members. */
    record People(Accounts accounts, Tokens tokens, Members members, Invitations invitations) {}

    /**
     * Creates a bot.
     *
     * @param username unique among all accounts, with the form of every user name
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}, {@link AccountError#INVALID_FORMAT},
     *     {@link AccountError#BLOCKED} or {@link AccountError#TAKEN}
     */
    public Member create(Actor actor, OrgId org, String username) {
        actor.requireEverywhere(Scope.ORGS);
        return OrgStore.untilDone(() -> tryCreate(actor, org, username));
    }

    /**
     * The bots of an organization.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} when there is no such organization
     */
    public List<Member> list(OrgId org) {
        return members.list(org).stream().filter(Member::isBot).toList();
    }

    /**
     * The bot of this name.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}
     */
    public Member require(OrgId org, String name) {
        return members.find(org, name).filter(Member::isBot).orElseThrow(() -> noBot(org));
    }

    /**
     * Deletes a bot and its tokens. What it published stays.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}
     */
    public void remove(Actor actor, OrgId org, String name) {
        actor.requireEverywhere(Scope.ORGS);
        charge(actor, org, name);
        if (!members.remove(actor, org, name)) {
            throw noBot(org);
        }
    }

    /**
     * Makes a token for a bot, to be shown once, with no more rights than the actor's credential has.
     *
     * @param request asks for the scope {@code publish} alone
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}, {@link ApiError#INVALID_PARAMS} or
     *     {@link ApiError#FORBIDDEN}
     */
    public IssuedToken issueToken(Actor actor, OrgId org, String name, TokenRequest request) {
        AccountId bot = charge(actor, org, name).bot().account();
        return tokens.issueToBot(actor, bot, request, (batch, token) -> {
            charge(actor, org, name).roster().change(batch);
            records.issued(batch, bot, token, actor.account().id());
        });
    }

    /**
     * The tokens of a bot, newest first, expired ones too.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}
     */
    public List<TokenInfo> tokens(Actor actor, OrgId org, String name) {
        return tokens.list(charge(actor, org, name).bot().account());
    }

    /**
     * Who issued the tokens of a bot, by their ids.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND}
     */
    public Map<String, Account> issuers(Actor actor, OrgId org, String name) {
        Map<String, Account> issuers = new HashMap<>();
        records.issuers(charge(actor, org, name).bot().account())
                .forEach((token, by) -> accounts.find(by).ifPresent(account -> issuers.put(token, account)));
        return issuers;
    }

    /**
     * Revokes a token of a bot. It stops counting with the next request.
     *
     * @throws RegistryException with {@link OrgsError#NOT_FOUND} or {@link ApiError#NOT_FOUND}
     */
    public void revokeToken(Actor actor, OrgId org, String name, String id) {
        AccountId bot = charge(actor, org, name).bot().account();
        tokens.revokeOfBot(actor, bot, id, batch -> {
            charge(actor, org, name).roster().change(batch);
            records.revoked(batch, bot, id);
        });
    }

    private Optional<Member> tryCreate(Actor actor, OrgId org, String username) {
        Roster roster = store.require(org);
        roster.require(actor, Role.ADMIN, RIGHT);
        roster.requireRoom(invitations.count(org));
        String name = AccountRules.username(username);
        Account account = accounts.draft(NewAccount.bot(name + "@" + org + DOMAIN, name, org.value()));
        AccountId by = actor.account().id();
        Membership member = new Membership(
                org, account.id(), Role.MEMBER, true, clock.instant().truncatedTo(ChronoUnit.MILLIS), by);
        Batch.Builder batch = roster.change();
        accounts.add(batch, account);
        store.join(batch, member);
        store.record(
                batch,
                AuditEntry.of(actor, "bot.create", org + "/" + account.id())
                        .states(Optional.empty(), Optional.of(member.json())));
        return switch (store.documents().commit(batch.build())) {
            case CommitResult.Committed committed -> Optional.of(new Member(account, member.role(), member.since()));
            case CommitResult.Conflict conflict -> {
                if (!conflict.keys().contains(Keys.org(org))) {
                    throw accounts.taken(account, conflict.keys());
                }
                yield Optional.empty();
            }
        };
    }

    /** That somebody is in charge of a bot, by the state of its organization that was read. */
    private record Charge(Roster roster, Membership bot) {}

    private Charge charge(Actor actor, OrgId org, String name) {
        actor.require(Scope.ORGS);
        Roster roster = store.require(org);
        roster.require(actor, Role.ADMIN, RIGHT);
        return names.find(name)
                .flatMap(account -> roster.of(account.id()))
                .filter(Membership::bot)
                .map(bot -> new Charge(roster, bot))
                .orElseThrow(() -> noBot(org));
    }

    private static RegistryException noBot(OrgId org) {
        return new RegistryException(
                OrgsError.NOT_FOUND, "'" + org + "' has no such bot; list its bots to see which there are");
    }
}
