package registry.web.page.admin;

import io.jstach.jstache.JStache;
import java.util.List;
import registry.orgs.Org;
import registry.web.page.Addresses;
import registry.web.page.Deletion;
import registry.web.page.Frame;
import registry.web.page.Page;
import registry.web.page.Words;

/**
 * An account, and what may be done to it.
 *
 * @param owned how many packages are its own
 */
@JStache(path = "admin/user")
record UserPage(
        Frame frame,
        List<AdminTab.Link> tabs,
        Person person,
        List<Membership> orgs,
        long owned,
        Offers offers,
        Typed typed)
        implements Page {
    /** An organization that it belongs to. */
    record Membership(String name, String address) {
        static Membership of(Org org) {
            return new Membership(org.name(), AdminOrgs.address(org.id()));
        }
    }

    /**
     * What was typed and refused.
     *
     * @param reason of a suspension, {@code ""} for none
     * @param name to delete, {@code ""} for none
     * @param deleting whether the account was to be deleted
     * @param problem why it was refused, {@code ""} when nothing was
     */
    record Typed(String reason, String name, boolean deleting, String problem) {
        static final Typed NOTHING = new Typed("", "", false, "");

        static Typed reason(String reason) {
            return new Typed(reason, "", false, "");
        }

        static Typed name(String name) {
            return new Typed("", name, true, "");
        }

        Typed refusedFor(String otherProblem) {
            return new Typed(reason, name, deleting, otherProblem);
        }
    }

    /** Whether something else than a deletion was refused. */
    boolean refused() {
        return !typed.deleting() && !typed.problem().isEmpty();
    }

    Deletion deletion() {
        Deletion deletion = Deletion.of(person.address() + "/delete", person.name());
        return typed.deleting() ? deletion.refusedFor(typed.problem(), typed.name()) : deletion;
    }

    String packages() {
        return Words.count(owned, "package", "packages");
    }

    boolean owns() {
        return owned > 0;
    }

    String packagesAddress() {
        return Addresses.BROWSE + "?author=" + Addresses.encode(person.name());
    }

    boolean belongs() {
        return !orgs.isEmpty();
    }

    @Override
    public String html() {
        return UserPageRenderer.of().execute(this);
    }
}
