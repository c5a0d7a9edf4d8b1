/** The HTTP server. */
module registry.web {
    requires static transitive org.jspecify;
    requires registry.catalog;
}
