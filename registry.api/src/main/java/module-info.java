/**
 * Value types, errors, configuration and the service provider interfaces of the registry.
 *
 * <p>Everything here depends on {@code java.base} alone. References are never null unless marked so; values are
 * immutable and safe for use by several threads.
 */
module registry.api {
    requires static transitive org.jspecify;

    exports registry.api;
    exports registry.api.spi;
}
