package registry.web.page.admin;

import java.util.Arrays;
import java.util.List;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.api.RegistryException;
import registry.web.page.Addresses;
import registry.web.page.Visit;

/** The pages of administrators. */
enum AdminTab {
    OVERVIEW("", "Overview"),
    USERS("/users", "Users"),
    PACKAGES("/packages", "Packages"),
    ORGS("/orgs", "Organizations"),
    AUDIT("/audit", "Audit log");

    private final String address;
    private final String label;

    AdminTab(String path, String label) {
        this.address = Addresses.ADMIN + path;
        this.label = label;
    }

    /** A page to go to. */
    record Link(String label, String address, boolean present) {}

    /** Where it is. */
    String address() {
        return address;
    }

    /** What the page is called. */
    String title() {
        return "Administration: " + label;
    }

    /** All of them, as seen from this one. */
    List<Link> links() {
        return Arrays.stream(values())
                .map(tab -> new Link(tab.label, tab.address, tab == this))
                .toList();
    }

    /**
     * The administrator who looks. Whoever is not signed in is sent to the login.
     *
     * @throws RegistryException as {@link Actor#requireAdministrator}
     */
    static Actor requireAdministrator(Visit visit) {
        Actor actor = visit.require(Scope.ADMIN);
        actor.requireAdministrator();
        return actor;
    }
}
