package registry.orgs;

import static registry.orgs.ModelRights.refuseIf;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import registry.orgs.ModelState.Bot;
import registry.orgs.ModelState.Offer;
import registry.orgs.ModelState.Organization;
import registry.orgs.ModelState.Token;

/**
 * The rules of organizations and rights once more, as simply as can be: maps in memory, one caller at a time, and
 * nothing of the implementation's.
 */
final class ModelOrgs implements OrgSystem {
    private final ModelState state = new ModelState();
    private final ModelRights rights = new ModelRights(state);
    private final ModelInvitations invitations = new ModelInvitations(state, rights);

    @Override
    public void createOrg(Who who, String org) {
        rights.requireManager(who);
        refuseIf(state.orgs.containsKey(org), "conflict");
        state.orgs.put(org, new Organization());
        state.join(org, who.name(), "owner");
    }

    @Override
    public void renameOrg(Who who, String org, String name) {
        rights.requireManager(who);
        rights.requireRank(who, org, "admin");
        state.org(org).name = name;
    }

    @Override
    public void deleteOrg(Who who, String org) {
        rights.requireSignedIn(who);
        if (rights.isAdministrator(who)) {
            state.org(org);
        } else {
            rights.requireManager(who);
            rights.requireRank(who, org, "owner");
        }
        Set.copyOf(state.org(org).members.keySet()).forEach(member -> state.endMembership(org, member));
        state.orgs.remove(org);
        state.signers.remove(org);
    }

    @Override
    public void addMember(Who who, String org, String name, String role) {
        rights.requireManager(who);
        rights.requireRank(who, org, ModelState.adder(role));
        Optional<String> account = state.account(name);
        if (account.isEmpty()) {
            refuseIf(!ModelState.isAddress(name), "not_found");
            invitations.invite(who, org, name, role);
            return;
        }
        refuseIf(state.bots.containsKey(account.get()), "bot_forbidden");
        refuseIf(state.isMember(org, account.get()), "conflict");
        state.join(org, account.get(), role);
    }

    @Override
    public void changeRole(Who who, String org, String name, String role) {
        rights.requireManager(who);
        rights.requireRank(who, org, "owner");
        String account = member(org, name);
        refuseIf(state.bots.containsKey(account), "bot_forbidden");
        refuseIf(!role.equals("owner") && state.isLastOwner(org, account), "last_owner");
        state.changeRole(org, account, role);
    }

    private String member(String org, String name) {
        return state.account(name)
                .filter(found -> state.isMember(org, found))
                .orElseThrow(() -> new Refused("not_found"));
    }

    @Override
    public void transfer(Who who, String org, String name) {
        rights.requireManager(who);
        rights.requireRank(who, org, "owner");
        String taker = member(org, name);
        refuseIf(taker.equals(who.name()), "invalid_params");
        refuseIf(state.bots.containsKey(taker), "bot_forbidden");
        state.changeRole(org, taker, "owner");
        state.changeRole(org, who.name(), "admin");
    }

    @Override
    public void revokeInvitation(Who who, String org, String email) {
        rights.requireManager(who);
        invitations.revoke(who, org, email);
    }

    @Override
    public void register(String name) {
        refuseIf(state.gone.contains(name), "gone");
        state.people.add(name);
    }

    @Override
    public void welcome(String name) {
        invitations.welcome(name);
    }

    @Override
    public void passMonth() {
        state.orgs.values().forEach(org -> org.invitations.clear());
        state.offers.replaceAll((app, offer) -> new Offer(offer.from(), offer.by(), offer.to(), false));
    }

    @Override
    public void removeMember(Who who, String org, String name) {
        rights.requireManager(who);
        state.org(org);
        Optional<String> leaving = state.account(name).filter(found -> state.isMember(org, found));
        if (!leaving.equals(Optional.of(who.name()))) {
            boolean owner =
                    leaving.filter(found -> state.hasRank(org, found, "owner")).isPresent();
            rights.requireRank(who, org, owner ? "owner" : "admin");
        }
        String account = leaving.orElseThrow(() -> new Refused("absent"));
        refuseIf(state.isLastOwner(org, account), "last_owner");
        state.endMembership(org, account);
    }

    @Override
    public void link(Who who, String org, String app) {
        rights.requireSignedIn(who);
        state.org(org);
        refuseIf(!state.owners.containsKey(app), "not_found");
        rights.requireMayLink(who, org, app);
        Optional<String> before = state.orgOf(app);
        refuseIf(before.isPresent() && !before.get().equals(org), "conflict");
        state.org(org).apps.add(app);
    }

    @Override
    public void unlink(Who who, String org, String app) {
        rights.requireSignedIn(who);
        refuseIf(!state.org(org).apps.contains(app), "not_found");
        ask(who, Action.UNLINK, app);
        state.org(org).apps.remove(app);
    }

    @Override
    public void publish(Who who, String app, String key) {
        ask(who, key.equals(World.KEY) ? Action.PUBLISH : Action.PUBLISH_WITH_ANOTHER_KEY, app);
        state.pinned.put(app, key);
        if (World.BOTS.contains(who.name())) {
            Bot bot = state.bots.get(who.name());
            state.org(bot.org()).apps.add(app);
            state.owners.putIfAbsent(
                    app, state.isMember(bot.org(), bot.creator()) ? bot.creator() : state.firstOwner(bot.org()));
        } else {
            state.owners.putIfAbsent(app, who.name());
        }
    }

    @Override
    public void offer(Who who, String app, String name) {
        requirePackage(who, app);
        rights.ask(who, Action.DELETE, app);
        String to = state.account(name).orElseThrow(() -> new Refused("not_found"));
        String owner = state.owners.get(app);
        refuseIf(state.bots.containsKey(to), "bot_forbidden");
        refuseIf(to.equals(owner), "conflict");
        state.offers.put(app, new Offer(owner, who.name(), to, true));
    }

    @Override
    public void acceptOffer(Who who, String app) {
        requirePackage(who, app);
        rights.requireManager(who);
        refuseIf(!isOffered(app, who), "not_found");
        state.owners.put(app, who.name());
        state.offers.remove(app);
    }

    @Override
    public void endOffer(Who who, String app) {
        requirePackage(who, app);
        rights.requirePerson(who);
        rights.requireMeans(who, app, Means.BROWSER, Means.ACME_TOKEN);
        boolean concerned = rights.isAdministrator(who) || rights.owns(who, app) || isOffered(app, who);
        refuseIf(!concerned, "not_owner");
        refuseIf(state.pending(app).isEmpty(), "not_found");
        state.offers.remove(app);
    }

    private void requirePackage(Who who, String app) {
        rights.requireSignedIn(who);
        refuseIf(!state.owners.containsKey(app), "not_found");
    }

    private boolean isOffered(String app, Who who) {
        return state.pending(app).filter(offer -> offer.to().equals(who.name())).isPresent();
    }

    @Override
    public void ask(Who who, Action action, String app) {
        rights.ask(who, action, app);
    }

    @Override
    public Map<Action, String> answers(Who who, String app) {
        rights.requireSignedIn(who);
        return OrgSystem.super.answers(who, app);
    }

    @Override
    public void createBot(Who who, String org, String bot) {
        rights.requireManager(who);
        rights.requireRank(who, org, "admin");
        refuseIf(state.bots.containsKey(bot), "taken");
        state.bots.put(bot, new Bot(org, who.name()));
        state.join(org, bot, "bot");
    }

    @Override
    public void removeBot(Who who, String org, String bot) {
        rights.requireManager(who);
        rights.requireCharge(who, org, bot);
        state.endMembership(org, bot);
    }

    @Override
    public void issueToken(Who who, String org, String bot) {
        rights.requireCharge(who, org, bot);
        refuseIf(who.means() == Means.ACME_TOKEN, "forbidden"); // which may not make a token for all packages
        state.tokens.add(new Token(bot, who.name()));
    }

    @Override
    public void revokeToken(Who who, String org, String bot) {
        rights.requireCharge(who, org, bot);
        Token token = state.lastToken(bot).filter(last -> last.counts).orElseThrow(() -> new Refused("not_found"));
        token.counts = false;
    }

    @Override
    public void deleteAccount(Who who, String name) {
        rights.requireSignedIn(who);
        rights.requirePerson(who);
        refuseIf(!rights.isAdministrator(who), "forbidden");
        refuseIf(!state.exists(name), "not_found");
        refuseIf(name.equals(who.name()), "own_account");
        refuseIf(state.orgs.keySet().stream().anyMatch(org -> state.isLastOwner(org, name)), "last_owner");
        state.orgs.forEach((org, of) -> {
            if (of.members.containsKey(name)) {
                state.endMembership(org, name);
            }
        });
        state.people.remove(name);
        state.gone.add(name);
    }

    @Override
    public void setSignersOfOrg(Who who, String org, Signers policy) {
        rights.requireManager(who);
        rights.requireRank(who, org, "owner");
        state.setSigners(org, policy);
    }

    @Override
    public void setSignersOfApp(Who who, String app, Signers policy) {
        requirePackage(who, app);
        ask(who, Action.SET_SIGNERS, app);
        state.setSigners(app, policy);
    }

    @Override
    public SortedMap<String, String> picture() {
        SortedMap<String, String> picture = new TreeMap<>();
        state.describe(picture);
        World.matrix(this, picture);
        return picture;
    }
}
