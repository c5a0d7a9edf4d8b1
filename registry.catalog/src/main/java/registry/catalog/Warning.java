package registry.catalog;

import java.util.Map;
import registry.api.SignerId;
import registry.signing.key.ApplicationId;

/**
 * Something the publisher should know although the bundle was accepted.
 *
 * @param code lower case words joined by {@code _}, such as {@code signer_changed}
 * @param facts what the message says, for programs: texts by the name of the member that clients read
 */
public record Warning(String code, String message, Map<String, String> facts) {
    /** Copies the map. */
    public Warning {
        facts = Map.copyOf(facts);
    }

    /** A warning whose message says it all. */
    Warning(String code, String message) {
        this(code, message, Map.of());
    }

    /** That a version is signed by another key than the highest one that was ever published before it. */
    static Warning signerChanged(VersionRecord.Identity version, VersionRecord.Identity previous) {
        String now = shown(version);
        String before = shown(previous);
        return new Warning(
                "signer_changed",
                "this version is signed by another key than " + previous.version()
                        + ": nodes take it for another application, " + now + " instead of " + before,
                Map.of(
                        "applicationId",
                        now,
                        "previousApplicationId",
                        before,
                        "previousVersion",
                        previous.version().toString()));
    }

    private static String shown(VersionRecord.Identity version) {
        return version.applicationId().map(ApplicationId::base58).orElse("none");
    }

    /** That an edit of the metadata is signed by another key than its version. */
    static Warning signerDiffers(SignerId editor, SignerId publisher) {
        return new Warning(
                "signer_differs",
                "the edit is signed by " + editor.value() + ", the version by " + publisher.value()
                        + ": listings show the edit beside the version's own signature",
                Map.of("signerId", editor.value(), "versionSignerId", publisher.value()));
    }
}
