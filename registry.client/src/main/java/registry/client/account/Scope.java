package registry.client.account;

import java.util.Locale;

/** What a token allows. */
public enum Scope {
    /** Publishing and editing. */
    PUBLISH,
    /** Yanking. */
    YANK,
    /** Keeping organizations, packages' settings and the user name. */
    ORGS,
    /** Reading what is the caller's business alone. */
    READ,
    /** Deleting; only when asked for. */
    DELETE,
    /** The rights of an administrator; only when asked for, and only by one. */
    ADMIN,
    /** A word that this client does not know; not to be sent. */
    UNKNOWN;

    /** The word on the wire. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
