package registry.client.packages;

import java.util.List;
import java.util.Optional;

/**
 * Which keys may sign, and who says so.
 *
 * @param own what is set for the package or organization itself, if anything is
 * @param effective the policies that hold, all of which must allow a key
 */
public record SignerPolicies(Optional<SignerPolicy> own, List<Effective> effective) {
    /** Copies the list. */
    public SignerPolicies {
        effective = List.copyOf(effective);
    }

    /**
     * A policy that holds.
     *
     * @param of who set it
     * @param name of the package or organization
     * @param policy what it says
     */
    public record Effective(Setter of, Optional<String> name, SignerPolicy policy) {}

    /** Who sets policies. */
    public enum Setter {
        /** The package. */
        PACKAGE,
        /** The organization that it is linked to. */
        ORGANIZATION,
        /** The operator of the registry. */
        REGISTRY,
        /** A word that this client does not know. */
        UNKNOWN
    }
}
