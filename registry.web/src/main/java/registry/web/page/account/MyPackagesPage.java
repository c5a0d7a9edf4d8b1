package registry.web.page.account;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.accounts.Account;
import registry.accounts.Actor;
import registry.catalog.PackageSummary;
import registry.web.page.Addresses;
import registry.web.page.Frame;
import registry.web.page.Page;

/**
 * Who one is here, and what one has published.
 *
 * @param packages those that the account owns
 * @param typed the user name that was typed and refused, {@code ""} when none was
 * @param problem why it was refused, {@code ""} when it was not
 */
@JStache(path = "account/my-packages")
record MyPackagesPage(Frame frame, Actor actor, List<Row> packages, String typed, String problem) implements Page {
    /**
     * A package.
     *
     * @param latest its highest version
     * @param unverified whether that was imported although it would not be accepted today
     * @param artifact where that is downloaded
     */
    record Row(String name, String latest, boolean unverified, String artifact, int versions, long downloads) {
        static Row of(PackageSummary summary) {
            return new Row(
                    summary.name().value(),
                    summary.latest().toString(),
                    summary.unverified(),
                    Addresses.artifact(summary.name(), summary.latest()),
                    summary.versions(),
                    summary.downloads());
        }
    }

    String name() {
        return account().profile().name().orElseGet(account()::displayName);
    }

    String email() {
        return account().email();
    }

    boolean named() {
        return account().username().isPresent();
    }

    String username() {
        return account().username().orElse("");
    }

    boolean administrator() {
        return actor.isAdministrator();
    }

    boolean published() {
        return !packages.isEmpty();
    }

    boolean refused() {
        return !problem.isEmpty();
    }

    @Override
    public String html() {
        return MyPackagesPageRenderer.of().execute(this);
    }

    private Account account() {
        return actor.account();
    }
}
