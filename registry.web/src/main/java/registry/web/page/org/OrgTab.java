package registry.web.page.org;

import registry.orgs.Role;

/** The sides of an organization. */
enum OrgTab {
    PACKAGES("", "Packages", false),
    MEMBERS("/members", "Members", false),
    BOTS("/bots", "Bots", true),
    SETTINGS("/settings", "Settings", true);

    private final String path;
    private final String label;
    private final boolean managing;

    OrgTab(String path, String label, boolean managing) {
        this.path = path;
        this.label = label;
        this.managing = managing;
    }

    String path() {
        return path;
    }

    String label() {
        return label;
    }

    /** Whether it is shown to this visitor. */
    boolean isFor(Stage stage) {
        return !managing || stage.is(Role.ADMIN);
    }
}
