package registry.accounts;

import registry.api.PackageName;

/** An exact package name of the form that new packages have, or a prefix of whole parts ending in {@code .*}. */
final class PackagePattern {
    private static final String ANY = ".*";

    private PackagePattern() {}

    static boolean isValid(String pattern) {
        if (!pattern.endsWith(ANY)) {
            return PackageName.isNew(pattern);
        }
        // A prefix may have one part only, so it is checked with another one added.
        String prefix = pattern.substring(0, pattern.length() - ANY.length());
        return prefix.length() < PackageName.MAX_LENGTH - 1 && PackageName.isNew(prefix + ".x");
    }

    /** Tells whether {@code pattern} allows all that {@code nameOrPattern} stands for. */
    static boolean covers(String pattern, String nameOrPattern) {
        if (pattern.equals(nameOrPattern)) {
            return true;
        }
        return pattern.endsWith(ANY) && nameOrPattern.startsWith(pattern.substring(0, pattern.length() - 1));
    }
}
