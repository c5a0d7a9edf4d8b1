package registry.api;

/**
 * The version of a published bundle: a {@link SemanticVersion} of at most {@value #MAX_LENGTH} characters without build
 * metadata, so that two different versions never have the same precedence.
 */
public record BundleVersion(SemanticVersion semantic) implements Comparable<BundleVersion> {
    /** The longest version accepted, in characters. */
    public static final int MAX_LENGTH = 64;

    /** @throws RegistryException with {@link ApiError#INVALID_PARAMS} when it has build metadata or is too long */
    public BundleVersion {
        if (!semantic.build().isEmpty() || semantic.toString().length() > MAX_LENGTH) {
            throw malformed();
        }
    }

    /**
     * Parses a version.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when it is malformed
     */
    public static BundleVersion parse(String text) {
        return new BundleVersion(SemanticVersion.tryParse(text).orElseThrow(BundleVersion::malformed));
    }

    /** Tells whether {@link #parse} would accept {@code text}. */
    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH
                && SemanticVersion.tryParse(text)
                        .filter(version -> version.build().isEmpty())
                        .isPresent();
    }

    /** Tells whether this is a pre-release such as {@code 1.0.0-rc.1}. */
    public boolean isPreRelease() {
        return semantic.isPreRelease();
    }

    @Override
    public int compareTo(BundleVersion other) {
        return semantic.compareTo(other.semantic);
    }

    @Override
    public String toString() {
        return semantic.toString();
    }

    private static RegistryException malformed() {
        return new RegistryException(
                ApiError.INVALID_PARAMS,
                "version must be strict SemVer 2.0 such as 1.4.0 or 2.0.0-rc.1, without a leading v and without build "
                        + "metadata, and at most " + MAX_LENGTH + " characters");
    }
}
