package registry.client.packages;

import java.util.List;
import java.util.Locale;

/**
 * Which keys may sign new versions.
 *
 * @param kind what is allowed
 * @param signers with {@link Kind#LIST}, the allowed did:keys; otherwise empty
 */
public record SignerPolicy(Kind kind, List<String> signers) {
    /** Any valid key. */
    public static final SignerPolicy ANY = new SignerPolicy(Kind.ANY, List.of());

    /** Only the key of the highest version that was ever published. */
    public static final SignerPolicy PINNED = new SignerPolicy(Kind.PINNED, List.of());

    /** Copies the signers. */
    public SignerPolicy {
        signers = List.copyOf(signers);
    }

    /** Only these did:keys, 1 to 50. */
    public static SignerPolicy listOf(List<String> signers) {
        return new SignerPolicy(Kind.LIST, signers);
    }

    /** What a policy allows. */
    public enum Kind {
        /** Any valid key. */
        ANY,
        /** The key of the highest version that was ever published. */
        PINNED,
        /** The keys of a list. */
        LIST,
        /** A word that this client does not know; not to be sent. */
        UNKNOWN;

        /** The word on the wire. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
