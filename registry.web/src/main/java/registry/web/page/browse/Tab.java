package registry.web.page.browse;

/** The sides of a version. */
enum Tab {
    OVERVIEW("", "Overview"),
    VERSIONS("versions", "Versions"),
    INTERFACE("interface", "Interface"),
    INSIDE("inside", "Inside"),
    TRUST("trust", "Trust");

    private final String id;
    private final String label;

    Tab(String id, String label) {
        this.id = id;
        this.label = label;
    }

    String label() {
        return label;
    }

    /** The address of this side. */
    String addressOf(String version) {
        return id.isEmpty() ? version : version + "/" + id;
    }
}
