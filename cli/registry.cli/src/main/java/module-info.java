/**
 * The {@code calimero-registry} command.
 *
 * <p>Commands are option fields and one call into an operation; operations know nothing of æsh and are tested without
 * it. The registry is reached through {@code registry.client} alone.
 */
module registry.cli {
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.toml;
    requires jdk.httpserver;
    requires org.aesh.aesh;
    requires registry.client;
    requires registry.signing;

    // æsh creates the commands and fills their option fields.
    opens registry.cli to
            org.aesh.aesh;
    opens registry.cli.command to
            org.aesh.aesh;
    opens registry.cli.command.account to
            org.aesh.aesh;
    opens registry.cli.command.admin to
            org.aesh.aesh;
    opens registry.cli.command.bundle to
            org.aesh.aesh;
    opens registry.cli.command.config to
            org.aesh.aesh;
    opens registry.cli.command.discovery to
            org.aesh.aesh;
    opens registry.cli.command.local to
            org.aesh.aesh;
    opens registry.cli.command.org to
            org.aesh.aesh;
    opens registry.cli.command.packages to
            org.aesh.aesh;
    opens registry.cli.command.server to
            org.aesh.aesh;
    opens registry.cli.command.shell to
            org.aesh.aesh;
    opens registry.cli.command.signing to
            org.aesh.aesh;
}
