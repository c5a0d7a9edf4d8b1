/**
 * An OpenID Connect provider on loopback where one signs in as anybody, for trying the registry without a real one.
 *
 * <p>No part of the server program: {@code ./run --dev-login} adds it to the module path.
 */
module registry.development {
    requires static transitive org.jspecify;
    requires com.nimbusds.jose.jwt;
    requires io.jstach.jstachio;
    requires jdk.httpserver;
    requires json.smart;
    requires oauth2.oidc.sdk;
    requires transitive registry.api;

    provides registry.api.spi.DevelopmentIssuer with
            registry.development.LoopbackIssuer;
}
