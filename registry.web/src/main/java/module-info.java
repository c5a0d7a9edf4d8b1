/**
 * The HTTP server: Helidon MP, the routes and the composition root.
 *
 * <p>The only module that knows Jakarta EE, MicroProfile or Helidon.
 */
module registry.web {
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires io.helidon;
    requires io.helidon.common;
    requires io.helidon.common.buffers;
    requires io.helidon.common.context;
    requires io.helidon.common.media.type;
    requires io.helidon.common.parameters;
    requires io.helidon.common.socket;
    requires io.helidon.common.uri;
    requires io.helidon.http;
    requires io.helidon.http.encoding;
    requires io.helidon.http.media;
    requires io.helidon.logging.common;
    requires io.helidon.microprofile.cdi;
    requires io.helidon.microprofile.server;
    requires io.helidon.webserver;
    requires io.jstach.jstachio;
    requires jakarta.annotation;
    requires jakarta.cdi;
    requires jakarta.inject;
    requires jakarta.ws.rs;
    requires java.logging;
    requires microprofile.config.api;
    requires microprofile.health.api;
    requires org.apache.commons.fileupload2.core;
    requires org.apache.commons.io;
    requires org.commonmark;
    requires org.commonmark.ext.gfm.tables;
    requires org.glassfish.hk2.locator;
    requires registry.accounts;
    requires registry.catalog;
    requires registry.maintenance;
    requires registry.migration;
    requires registry.orgs;
    requires registry.signing;
    requires registry.storage;

    // CDI makes beans of these, and the resources are called by reflection; Helidon refuses to start otherwise.
    opens registry.web to
            io.helidon.microprofile.cdi,
            weld.core.impl;
    opens registry.web.rest to
            org.glassfish.hk2.utilities,
            jersey.common,
            jersey.server,
            io.helidon.microprofile.cdi,
            weld.core.impl;
    opens registry.web.rest.admin to
            org.glassfish.hk2.utilities,
            jersey.common,
            jersey.server,
            io.helidon.microprofile.cdi,
            weld.core.impl;
    opens registry.web.rest.orgs to
            org.glassfish.hk2.utilities,
            jersey.common,
            jersey.server,
            io.helidon.microprofile.cdi,
            weld.core.impl;

    uses registry.api.spi.AuthenticatorProvider;
    uses registry.api.spi.BlobStoreProvider;
    uses registry.api.spi.DevelopmentIssuer;
    uses registry.api.spi.LoginProvider;
    uses registry.api.spi.MetadataStoreProvider;
    uses registry.api.spi.SignatureScheme;

    provides io.helidon.webserver.spi.ProtocolConfigProvider with
            registry.web.http.BoundedHttpConfig.Provider;
    provides io.helidon.webserver.spi.ServerConnectionSelectorProvider with
            registry.web.http.BoundedConnectionProvider;
}
