package registry.migration;

import java.util.Locale;

/** What is counted in a report. */
public enum Kind {
    /** People and bots. */
    ACCOUNTS,
    /** Organizations, with their members. */
    ORGANIZATIONS,
    /** Versions of packages, with their bundles. */
    VERSIONS,
    /** Packages that belong to organizations. */
    LINKS,
    /** Packages whose downloads were counted. */
    DOWNLOADS,
    /** API tokens. */
    TOKENS,
    /** Browsers that are signed in. */
    SESSIONS;

    /** The name in reports: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
