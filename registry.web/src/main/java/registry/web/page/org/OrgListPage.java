package registry.web.page.org;

import io.jstach.jstache.JStache;
import java.util.List;
import java.util.Optional;
import registry.orgs.Org;
import registry.orgs.Orgs;
import registry.orgs.Role;
import registry.web.page.Frame;
import registry.web.page.Page;
import registry.web.page.Pager;
import registry.web.page.Words;

/**
 * All organizations.
 *
 * @param own those that the visitor belongs to
 * @param text what names are searched for
 * @param total how many match
 */
@JStache(path = "org/list")
record OrgListPage(Frame frame, boolean signedIn, List<Row> own, String text, int total, List<Row> rows, Pager pager)
        implements Page {
    /**
     * An organization.
     *
     * @param role what the visitor is there, {@code ""} for nothing
     */
    record Row(String id, String name, String address, boolean verified, Orgs.Counts counts, String role) {
        static Row of(Org org, Orgs.Counts counts, Optional<Role> role) {
            return new Row(
                    org.id().value(),
                    org.name(),
                    OrgAddresses.of(org.id()),
                    org.verified(),
                    counts,
                    role.map(Role::id).orElse(""));
        }

        String members() {
            return Words.number(counts.members());
        }

        String packages() {
            return Words.number(counts.packages());
        }

        /** Both in words. */
        String size() {
            return Words.count(counts.members(), "member", "members") + ", "
                    + Words.count(counts.packages(), "package", "packages");
        }

        boolean hasRole() {
            return !role.isEmpty();
        }
    }

    String found() {
        return Words.count(total, "organization", "organizations");
    }

    boolean any() {
        return !rows.isEmpty();
    }

    boolean hasOwn() {
        return !own.isEmpty();
    }

    @Override
    public String html() {
        return OrgListPageRenderer.of().execute(this);
    }
}
