package registry.client.bundle;

import java.util.List;
import java.util.Optional;

/**
 * What would come of publishing a bundle.
 *
 * @param refusal why it cannot be published; empty when it can
 * @param publication the version as if it were published now; empty when a check failed
 * @param previousVersion the highest version before; empty for a new package
 * @param checks every check of the bundle, in the registry's order
 */
public record PublishCheck(
        Optional<Refusal> refusal,
        Optional<Publication> publication,
        Optional<String> previousVersion,
        List<Check> checks) {
    /** Copies the list. */
    public PublishCheck {
        checks = List.copyOf(checks);
    }

    /**
     * Why a bundle cannot be published.
     *
     * @param status the HTTP status that publishing would be answered with
     * @param code the machine-readable reason
     * @param message names what is wrong and what to do
     */
    public record Refusal(int status, String code, String message) {}

    /** Whether publishing it now would end well. */
    public boolean publishable() {
        return refusal.isEmpty();
    }
}
