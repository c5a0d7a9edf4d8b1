/** The {@code calimero-registry} command. */
module registry.cli {
    requires static transitive org.jspecify;
    requires registry.client;
    requires registry.signing;
}
