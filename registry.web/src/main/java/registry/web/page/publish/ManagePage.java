package registry.web.page.publish;

import io.jstach.jstache.JStache;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import registry.orgs.Transfers;
import registry.web.page.Addresses;
import registry.web.page.Frame;
import registry.web.page.Moment;
import registry.web.page.Page;
import registry.web.page.SignerForm;

/** What can be done to a package and one version of it. */
@JStache(path = "publish/manage")
record ManagePage(
        Frame frame,
        VersionFactsShown shown,
        Rights may,
        SignerForm signers,
        Optional<Offer> pending,
        Organization organization,
        ManageView.Typed typed)
        implements Page {
    /** What the visitor may do. */
    record Rights(boolean edit, boolean yank, boolean sign, boolean offer, boolean delete) {}

    /** An organization to choose. */
    record Choice(String id, String label) {}

    /** An offer of the package that stands. */
    record Offer(String to, String until) {
        static Offer of(Transfers.Shown offer, Instant now) {
            return new Offer(offer.to(), Moment.of(offer.expiresAt(), now).exact());
        }
    }

    /**
     * The organization of the package.
     *
     * @param name {@code ""} when it has none
     * @param mayUnlink whether the visitor may end the link
     * @param choices those that the visitor may link it to
     */
    record Organization(String name, String id, boolean mayUnlink, List<Choice> choices) {
        boolean linked() {
            return !name.isEmpty();
        }

        String address() {
            return Addresses.ORGS + "/" + id;
        }

        boolean mayLink() {
            return !choices.isEmpty();
        }

        boolean concerns() {
            return mayUnlink || mayLink();
        }
    }

    boolean offered() {
        return pending.isPresent();
    }

    boolean refused() {
        return !typed.problem().isEmpty();
    }

    @Override
    public String html() {
        return ManagePageRenderer.of().execute(this);
    }
}
