package registry.web.page.account;

import io.jstach.jstache.JStache;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import registry.accounts.Actor;
import registry.catalog.PackageSummary;
import registry.orgs.Org;
import registry.orgs.Transfers;
import registry.web.page.Addresses;
import registry.web.page.Frame;
import registry.web.page.Moment;
import registry.web.page.Page;
import registry.web.page.Pager;
import registry.web.page.Words;

/**
 * Who one is here, and what one has published.
 *
 * @param packages those that the account owns, and those of its organizations
 * @param offers what others hand over to the account
 * @param typed the user name that was typed and refused, {@code ""} when none was
 * @param problem why it was refused, {@code ""} when it was not
 */
@JStache(path = "account/my-packages")
record MyPackagesPage(
        Frame frame, Self self, List<Row> packages, Pager pager, List<Offer> offers, String typed, String problem)
        implements Page {
    /**
     * A package.
     *
     * @param latest its highest version
     * @param unverified whether that was imported although it would not be accepted today
     * @param own whether it is the account's
     * @param org the organization that it is linked to, {@code ""} for none
     */
    record Row(
            String name,
            String address,
            String latest,
            boolean unverified,
            boolean own,
            String org,
            String orgAddress,
            String versions,
            String downloads) {
        static Row of(PackageSummary summary, Optional<Org> org, Actor actor) {
            return new Row(
                    summary.name().value(),
                    Addresses.of(summary.name(), summary.latest()),
                    summary.latest().toString(),
                    summary.unverified(),
                    summary.owner().equals(actor.account().id()),
                    org.map(Org::name).orElse(""),
                    org.map(found -> Addresses.ORGS + "/" + found.id()).orElse(""),
                    Words.number(summary.versions()),
                    Words.number(summary.downloads()));
        }

        boolean shared() {
            return !org.isEmpty();
        }
    }

    /** A package that somebody hands over. */
    record Offer(String name, String address, String from, String until) {
        static Offer of(Transfers.Shown offer, Instant now) {
            return new Offer(
                    offer.name().value(),
                    Addresses.of(offer.name()),
                    offer.from(),
                    Moment.of(offer.expiresAt(), now).exact());
        }
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
}
