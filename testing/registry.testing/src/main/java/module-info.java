/** Contract test kits for the service provider interfaces. */
open module registry.testing {
    requires static transitive org.jspecify;
    requires transitive registry.api;
}
