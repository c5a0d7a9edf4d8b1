package registry.migration;

import java.util.Locale;

/** What became of one thing. */
public enum Fate {
    /** It was brought now. */
    IMPORTED,
    /** It was brought now and is marked as {@code legacy: unverified}. */
    UNVERIFIED,
    /** It was here already, or was and is deleted; nothing changed. */
    PRESENT,
    /** It was not brought. */
    LEFT_OUT;

    /** The name in reports: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
