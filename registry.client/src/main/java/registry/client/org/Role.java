package registry.client.org;

import java.util.Locale;

/** What a member may do in an organization. Each may do what those after it may. */
public enum Role {
    /** Everything, above all adding admins and owners. */
    OWNER,
    /** Adds and removes members, and keeps the organization's bots. */
    ADMIN,
    /** Publishes the organization's packages. */
    MEMBER,
    /** A word that this client does not know; not to be sent. */
    UNKNOWN;

    /** The word on the wire. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
