package registry.web.page.admin;

import io.jstach.jstache.JStache;
import java.time.Instant;
import java.util.List;
import registry.accounts.Account;
import registry.accounts.Identity;
import registry.web.page.Frame;
import registry.web.page.Moment;
import registry.web.page.Onward;
import registry.web.page.Page;
import registry.web.page.Words;

/**
 * Accounts by their e-mail addresses.
 *
 * @param text what is searched for
 * @param sorts which accounts are shown
 */
@JStache(path = "admin/users")
record UsersPage(Frame frame, List<AdminTab.Link> tabs, String text, List<Option> sorts, List<Row> rows, Onward onward)
        implements Page {
    /**
     * An account.
     *
     * @param name how others see it
     * @param bot whether it is one
     * @param org whose bot it is, {@code ""} for nobody's
     */
    record Row(
            String name,
            String email,
            String address,
            boolean bot,
            String org,
            boolean administrator,
            boolean vouched,
            boolean suspended,
            Moment since) {
        static Row of(Account account, Identity identity, Instant now) {
            return new Row(
                    account.displayName(),
                    account.email(),
                    AdminUsers.address(account),
                    account.isBot(),
                    account.botOf().orElse(""),
                    identity.administrators().appoints(account),
                    identity.verified().covers(account),
                    account.isSuspended(),
                    Moment.of(account.createdAt(), now));
        }

        boolean plain() {
            return !bot && !administrator && !vouched && !suspended;
        }
    }

    String found() {
        return Words.count(rows.size(), "account", "accounts") + (onward.needed() ? " on this page" : "");
    }

    boolean any() {
        return !rows.isEmpty();
    }

    @Override
    public String html() {
        return UsersPageRenderer.of().execute(this);
    }
}
