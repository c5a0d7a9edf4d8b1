package registry.orgs;

import java.util.Optional;
import java.util.stream.Collectors;
import registry.api.SignerId;

/**
 * A signer policy that holds for a package, and who set it.
 *
 * @param owner the name of the package or the slug of the organization; empty for the registry
 */
public record SignerRule(Setter setter, Optional<String> owner, SignerPolicy policy) {
    /** The most keys that a refusal names. */
    private static final int NAMED = 5;

    /** Whose a policy is. */
    public enum Setter {
        /** The package's own. */
        PACKAGE,
        /** Of the organization that the package is linked to. */
        ORGANIZATION,
        /** The operator's, where neither is set. */
        REGISTRY
    }

    /** Says which key was used, which are allowed, whose rule that is, and what to do. */
    String refusal(Signing signing) {
        return "this is signed by " + signing.signer() + ", and the signer policy of " + whose() + ", '" + policy.id()
                + "', allows only " + allowed(signing) + "; sign with an allowed key, or ask " + whom()
                + " to change the policy";
    }

    private String whose() {
        return switch (setter) {
            case PACKAGE -> "package " + owner.orElseThrow();
            case ORGANIZATION -> "the organization '" + owner.orElseThrow() + "'";
            case REGISTRY -> "this registry";
        };
    }

    private String whom() {
        return switch (setter) {
            case PACKAGE -> "the package's owner";
            case ORGANIZATION -> "an owner of '" + owner.orElseThrow() + "'";
            case REGISTRY -> "the package's owner to set one of its own, or the operator";
        };
    }

    private String allowed(Signing signing) {
        return switch (policy) {
            case SignerPolicy.Any any -> "any key";
            case SignerPolicy.Pinned pinned ->
                signing.pinned().map(SignerId::value).orElse("any key") + ", which signed the highest version";
            case SignerPolicy.Listed listed -> {
                int others = listed.signers().size() - NAMED;
                yield listed.signers().stream()
                                .limit(NAMED)
                                .map(SignerId::value)
                                .collect(Collectors.joining(", "))
                        + (others > 0 ? " and " + others + " more" : "");
            }
        };
    }
}
