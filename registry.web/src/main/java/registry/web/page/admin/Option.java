package registry.web.page.admin;

/** Something to choose in a filter. */
record Option(String id, String label, boolean chosen) {}
