package registry.web.page.org;

import io.jstach.jstache.JStache;
import java.time.Instant;
import java.util.List;
import registry.orgs.Member;
import registry.web.page.Frame;
import registry.web.page.Moment;
import registry.web.page.Page;
import registry.web.page.Words;

/** The bots of an organization, and a form for another. */
@JStache(path = "org/bots")
record BotsPage(Frame frame, OrgHead head, List<Row> rows, Draft draft) implements Page {
    /**
     * A bot.
     *
     * @param tokens how many it has, in words
     * @param silent whether it has none, so that it can do nothing
     * @param suspended whether an administrator of the registry has stopped it
     */
    record Row(String name, String address, String tokens, boolean silent, boolean suspended, Moment since) {
        static Row of(Member bot, Stage stage, int tokens, Instant now) {
            return new Row(
                    bot.account().displayName(),
                    BotPages.address(stage, bot),
                    Words.count(tokens, "token", "tokens"),
                    tokens == 0,
                    bot.account().isSuspended(),
                    Moment.of(bot.since(), now));
        }
    }

    /**
     * What somebody typed.
     *
     * @param problem why it was refused, {@code ""} when it was not
     */
    record Draft(String name, String problem) {
        boolean refused() {
            return !problem.isEmpty();
        }
    }

    boolean any() {
        return !rows.isEmpty();
    }

    @Override
    public String html() {
        return BotsPageRenderer.of().execute(this);
    }
}
