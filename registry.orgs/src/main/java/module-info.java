/**
 * Organizations, their members, packages and bots, and who may do what to a package.
 *
 * <p>Every change is one conditional batch on the metadata store, so that any number of processes may share it. Entry
 * point: {@link registry.orgs.Organizations}.
 */
module registry.orgs {
    requires static transitive org.jspecify;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive registry.accounts;
    requires transitive registry.api;
    requires transitive registry.storage;

    exports registry.orgs;
}
