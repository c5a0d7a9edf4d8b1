package registry.cli.operation.admin;

import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Told;
import registry.client.RegistryClient;

/** What is done to a registry that serves as a whole. */
public final class RegistryOperation {
    private final Session session;

    /** Works in a session. */
    public RegistryOperation(Session session) {
        this.session = session;
    }

    /** Has it sign cookies with a new key. */
    public Report rotateKeys() {
        try (RegistryClient client = session.connect()) {
            client.administration().rotateKeys();
        }
        return new Told(
                "Cookies are signed with a new key from now on. Those signed before count until they expire;"
                        + " nobody is signed out.",
                Json.object().put("rotated", true));
    }
}
