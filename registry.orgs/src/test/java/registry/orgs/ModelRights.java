package registry.orgs;

import java.util.Optional;
import java.util.Set;
import registry.orgs.ModelState.Bot;
import registry.orgs.ModelState.Token;
import registry.orgs.OrgSystem.Action;
import registry.orgs.OrgSystem.Means;
import registry.orgs.OrgSystem.Refused;
import registry.orgs.OrgSystem.Signers;
import registry.orgs.OrgSystem.Who;

/** Who may do what in the model: each method lets those pass who may, and refuses the others. */
record ModelRights(ModelState state) {
    /** Refuses what somebody may not do. */
    void ask(Who who, Action action, String app) {
        requireSignedIn(who);
        switch (action) {
            case PUBLISH -> requireMayPublish(who, app, World.KEY);
            case PUBLISH_WITH_ANOTHER_KEY -> requireMayPublish(who, app, World.OTHER_KEY);
            case EDIT -> {
                requirePerson(who);
                requireOwnerOr("member", who, app);
                requireSigner(who, app, World.KEY);
            }
            case YANK -> {
                requirePerson(who);
                requireMeans(who, app, Means.BROWSER, Means.ACME_TOKEN);
                requireOwnerOr("admin", who, app);
            }
            case DELETE -> {
                requirePerson(who);
                requireMeans(who, app, Means.BROWSER);
                refuseIf(!isAdministrator(who) && !owns(who, app), "not_owner");
            }
            case LINK_TO_ACME -> requireMayLink(who, "acme", app);
            case UNLINK -> {
                requirePerson(who);
                requireMeans(who, app, Means.BROWSER, Means.ACME_TOKEN);
                requireOwnerOr("admin", who, app);
            }
            case SET_SIGNERS -> {
                requirePerson(who);
                requireMeans(who, app, Means.BROWSER, Means.ACME_TOKEN);
                requireOwnerOr("owner", who, app);
            }
        }
    }

    void requireSignedIn(Who who) {
        boolean bot = World.BOTS.contains(who.name());
        boolean known = bot
                ? state.lastToken(who.name()).filter(token -> token.counts).isPresent()
                : state.people.contains(who.name());
        refuseIf(!known, "unknown");
    }

    void requirePerson(Who who) {
        refuseIf(World.BOTS.contains(who.name()), "bot_forbidden");
    }

    /** What concerns all of an organization needs a person, and a credential for organizations without limits. */
    void requireManager(Who who) {
        requireSignedIn(who);
        requirePerson(who);
        refuseIf(who.means() != Means.BROWSER, "forbidden");
    }

    void requireMeans(Who who, String app, Means... enough) {
        refuseIf(!Set.of(enough).contains(who.means()), "forbidden");
        requireTouch(who, app);
    }

    void requireTouch(Who who, String app) {
        refuseIf(who.means() == Means.ACME_TOKEN && !app.startsWith("com.acme."), "forbidden");
    }

    void requireRank(Who who, String org, String rank) {
        state.org(org);
        refuseIf(!state.hasRank(org, who.name(), rank), "forbidden");
    }

    void requireCharge(Who who, String org, String bot) {
        requireSignedIn(who);
        requirePerson(who);
        refuseIf(who.means() == Means.PUBLISHING_TOKEN, "forbidden");
        requireRank(who, org, "admin");
        refuseIf(!state.bots.containsKey(bot) || !state.bots.get(bot).org().equals(org), "not_found");
    }

    void requireMayLink(Who who, String org, String app) {
        requirePerson(who);
        requireMeans(who, app, Means.BROWSER, Means.ACME_TOKEN);
        refuseIf(!owns(who, app), "not_owner");
        refuseIf(!state.isMember(org, who.name()), "forbidden");
    }

    void requireMayPublish(Who who, String app, String key) {
        requireTouch(who, app);
        if (state.bots.containsKey(who.name())) {
            requireBotMayPublish(
                    state.bots.get(who.name()), state.lastToken(who.name()).orElseThrow(), app);
        } else if (state.owners.containsKey(app)) {
            requireOwnerOr("member", who, app);
        }
        requireSigner(who, app, key);
    }

    /** Both the package's policy and the organization's, which is the bot's when it is about to link the package. */
    void requireSigner(Who who, String app, String key) {
        Optional<String> org = state.orgOf(app)
                .or(() -> Optional.ofNullable(state.bots.get(who.name())).map(Bot::org));
        refuseIf(
                !allows(app, app, key)
                        || org.filter(found -> !allows(found, app, key)).isPresent(),
                "signer_not_allowed");
    }

    boolean allows(String about, String app, String key) {
        return switch (state.signers.getOrDefault(about, Signers.NONE)) {
            case NONE, ANY -> true;
            case PINNED -> state.pinned.getOrDefault(app, key).equals(key);
            case FIRST_KEY -> key.equals(World.KEY);
        };
    }

    /** A new package, one of its organization's, or one of its creator's, lent with a token, that is nobody else's. */
    void requireBotMayPublish(Bot bot, Token token, String app) {
        Optional<String> linked = state.orgOf(app);
        if (linked.isPresent()) {
            refuseIf(!linked.get().equals(bot.org()), "not_owner");
        } else if (state.owners.containsKey(app)) {
            boolean lent = state.owners.get(app).equals(bot.creator())
                    && state.isMember(bot.org(), bot.creator())
                    && token.issuer.equals(bot.creator());
            refuseIf(!lent, "not_owner");
        }
    }

    void requireOwnerOr(String rank, Who who, String app) {
        requireTouch(who, app);
        boolean entitled = state.orgOf(app)
                .filter(org -> state.hasRank(org, who.name(), rank))
                .isPresent();
        refuseIf(!owns(who, app) && !entitled, "not_owner");
    }

    boolean isAdministrator(Who who) {
        return who.equals(new Who(World.ADMINISTRATOR, Means.BROWSER));
    }

    boolean owns(Who who, String app) {
        return who.name().equals(state.owners.get(app));
    }

    static void refuseIf(boolean wrong, String code) {
        if (wrong) {
            throw new Refused(code);
        }
    }
}
