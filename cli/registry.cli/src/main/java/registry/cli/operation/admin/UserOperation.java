package registry.cli.operation.admin;

import java.util.Optional;
import java.util.stream.Stream;
import registry.cli.operation.Listing;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Told;
import registry.client.AdminUsersClient;
import registry.client.RegistryClient;
import registry.client.admin.AdminUser;
import registry.client.admin.UserQuery;

/** The accounts of a registry. One is named by e-mail address, user name or id. */
public final class UserOperation {
    private static final int MAX_PAGE = 1000;

    private final Session session;

    /** Works in a session. */
    public UserOperation(Session session) {
        this.session = session;
    }

    /**
     * Which accounts to list.
     *
     * @param text part of address, user name or name
     * @param administrators only administrators
     * @param suspended only suspended accounts
     */
    public record Wanted(Optional<String> text, boolean administrators, boolean suspended) {
        private boolean includes(AdminUser user) {
            return (!administrators || user.administrator()) && (!suspended || user.isSuspended());
        }
    }

    /** Lists accounts by e-mail address. */
    public Report list(Wanted wanted, int limit) {
        UserQuery query = UserQuery.ALL.inPagesOf(Math.min(limit + 1, MAX_PAGE));
        try (RegistryClient client = session.connect();
                Stream<AdminUser> all = client.administration()
                        .users()
                        .list(wanted.text().map(query::containing).orElse(query))) {
            return Listing.of(UserReport.FORM, all.filter(wanted::includes), limit);
        }
    }

    /** Shows one. */
    public Report get(String who) {
        try (RegistryClient client = session.connect()) {
            return new UserReport("", new Accounts(client).get(who));
        }
    }

    /** Changes one. */
    public Report change(String who, UserChange change) {
        try (RegistryClient client = session.connect()) {
            AdminUser user = new Accounts(client).get(who);
            AdminUsersClient users = client.administration().users();
            change.make(users, user.id());
            return new UserReport(user.email() + " " + change.outcome(), users.get(user.id()));
        }
    }

    /** Suspends one. */
    public Report suspend(String who, Optional<String> reason) {
        try (RegistryClient client = session.connect()) {
            AdminUser user = new Accounts(client).get(who);
            AdminUsersClient users = client.administration().users();
            users.suspend(user.id(), reason.map(String::strip).orElse(""));
            return new UserReport(
                    user.email() + " is suspended: its sessions have ended, and its tokens are refused.",
                    users.get(user.id()));
        }
    }

    /** Deletes one for ever. */
    public Report delete(String who, boolean consented) {
        try (RegistryClient client = session.connect()) {
            AdminUser user = new Accounts(client).get(who);
            boolean goOn = session.consents(
                    "Delete the account " + user.email()
                            + user.username().map(name -> " (" + name + ")").orElse("")
                            + " with its tokens, sessions and memberships for ever? Its packages stay, and its user name"
                            + " is never given to anybody else.",
                    user.email(),
                    consented);
            if (goOn) {
                client.administration().users().delete(user.id());
            }
            return new Told(
                    goOn ? "The account " + user.email() + " is deleted." : Told.NOTHING,
                    Json.object()
                            .put("id", user.id())
                            .put("email", user.email())
                            .put("deleted", goOn));
        }
    }
}
