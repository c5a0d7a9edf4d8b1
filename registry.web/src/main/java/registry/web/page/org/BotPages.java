package registry.web.page.org;

import io.helidon.http.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.accounts.IssuedToken;
import registry.accounts.Scope;
import registry.accounts.TokenInfo;
import registry.accounts.TokenRequest;
import registry.orgs.Bots;
import registry.orgs.Member;
import registry.orgs.Organizations;
import registry.web.page.Addresses;
import registry.web.page.Deletion;
import registry.web.page.Done;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Refusals;
import registry.web.page.Visit;
import registry.web.page.account.TokenDraft;
import registry.web.page.account.TokenRow;

/** The bots of an organization and their tokens, for its admins and owners. Thread-safe. */
public final class BotPages implements PageArea {
    private static final Comparator<Member> ORDER =
            Comparator.comparing(bot -> bot.account().displayName());

    private final Organizations organizations;
    private final Bots bots;
    private final Clock clock;

    /** Keeps the bots of {@code organizations}. */
    public BotPages(Organizations organizations, Clock clock) {
        this.organizations = organizations;
        this.bots = organizations.bots();
        this.clock = clock;
    }

    @Override
    public void route(PageRules rules) {
        rules.pageWithForm(OrgAddresses.BOTS, this::list, this::create)
                .page(OrgAddresses.BOT, this::show)
                .form(OrgAddresses.BOT + "/tokens", this::issue)
                .form(OrgAddresses.BOT + "/tokens/{token}/revoke", this::revoke)
                .form(OrgAddresses.BOT + "/delete", this::delete);
    }

    private Stage managed(Visit visit) {
        return Stage.managed(visit, organizations, "keep its bots");
    }

    private void list(Visit visit) {
        list(visit, Status.OK_200, managed(visit), new BotsPage.Draft("", ""));
    }

    private void list(Visit visit, Status status, Stage stage, BotsPage.Draft draft) {
        Actor actor = visit.require(Scope.ORGS);
        Instant now = clock.instant();
        List<BotsPage.Row> rows = bots.list(stage.org().id()).stream()
                .sorted(ORDER)
                .map(bot ->
                        BotsPage.Row.of(bot, stage, tokens(actor, stage, bot).size(), now))
                .toList();
        visit.show(
                status,
                new BotsPage(visit.frame(stage.org().name() + ": bots"), OrgHead.of(stage, OrgTab.BOTS), rows, draft));
    }

    private void create(Visit visit) {
        Stage stage = managed(visit);
        Actor actor = visit.require(Scope.ORGS);
        String name = visit.form().text("name");
        Refusals.shown(
                () -> {
                    Member bot = bots.create(actor, stage.org().id(), name);
                    visit.redirect(Done.BOT_CREATED.at(address(stage, bot)));
                },
                (status, problem) -> list(visit, status, stage, new BotsPage.Draft(name, problem)));
    }

    /** A bot that somebody keeps. */
    private record Kept(Stage stage, Actor actor, Member bot) {
        String address() {
            return BotPages.address(stage, bot);
        }

        String name() {
            return bot.account().displayName();
        }

        Deletion deletion() {
            return Deletion.of(address() + "/delete", name());
        }
    }

    private Kept find(Visit visit) {
        Stage stage = managed(visit);
        Member bot = bots.require(stage.org().id(), visit.path("bot"));
        return new Kept(stage, visit.require(Scope.ORGS), bot);
    }

    private void show(Visit visit) {
        Kept kept = find(visit);
        show(visit, Status.OK_200, kept, new BotPage.Forms(TokenDraft.ofBot(), kept.deletion(), ""));
    }

    private void show(Visit visit, Status status, Kept kept, BotPage.Forms forms) {
        visit.show(
                status,
                new BotPage(
                        visit.frame(
                                kept.name() + ": a bot of " + kept.stage().org().name()),
                        OrgHead.of(kept.stage(), OrgTab.BOTS),
                        kept.name(),
                        kept.address(),
                        rows(kept),
                        forms));
    }

    private List<TokenRow> rows(Kept kept) {
        Instant now = clock.instant();
        Map<String, Account> makers =
                bots.issuers(kept.actor(), kept.stage().org().id(), kept.name());
        return tokens(kept.actor(), kept.stage(), kept.bot()).stream()
                .map(token -> TokenRow.of(token, maker(makers, token), kept.address() + "/tokens", now))
                .toList();
    }

    private static String maker(Map<String, Account> makers, TokenInfo token) {
        return Optional.ofNullable(makers.get(token.credential().id()))
                .map(Account::displayName)
                .orElse("");
    }

    private List<TokenInfo> tokens(Actor actor, Stage stage, Member bot) {
        return bots.tokens(actor, stage.org().id(), bot.account().displayName());
    }

    private void issue(Visit visit) {
        Kept kept = find(visit);
        TokenDraft draft = TokenDraft.ofBot(visit.form());
        Refusals.shown(
                () -> {
                    TokenRequest request = TokenRequest.filledUp(draft.wish(clock.instant()), kept.actor());
                    IssuedToken token =
                            bots.issueToken(kept.actor(), kept.stage().org().id(), kept.name(), request);
                    show(
                            visit,
                            Status.CREATED_201,
                            kept,
                            new BotPage.Forms(TokenDraft.ofBot(), kept.deletion(), token.secret()));
                },
                (status, problem) ->
                        show(visit, status, kept, new BotPage.Forms(draft.refusedFor(problem), kept.deletion(), "")));
    }

    private void revoke(Visit visit) {
        Kept kept = find(visit);
        bots.revokeToken(kept.actor(), kept.stage().org().id(), kept.name(), visit.path("token"));
        visit.redirect(Done.TOKEN_REVOKED.at(kept.address()));
    }

    private void delete(Visit visit) {
        Kept kept = find(visit);
        String typed = visit.form().text(Deletion.FIELD);
        Refusals.shown(
                () -> {
                    Deletion.requireTyped(typed, kept.name());
                    bots.remove(kept.actor(), kept.stage().org().id(), kept.name());
                    visit.redirect(Done.BOT_DELETED.at(kept.stage().address() + OrgTab.BOTS.path()));
                },
                (status, problem) -> show(
                        visit,
                        status,
                        kept,
                        new BotPage.Forms(TokenDraft.ofBot(), kept.deletion().refusedFor(problem, typed), "")));
    }

    /** Bots of an imported registry may lack a user name, and go by their address. */
    static String address(Stage stage, Member bot) {
        return stage.address() + OrgTab.BOTS.path() + "/"
                + Addresses.encode(bot.account().displayName());
    }
}
