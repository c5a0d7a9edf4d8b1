package registry.orgs;

import java.util.Arrays;
import java.util.Locale;
import registry.api.ApiError;
import registry.api.RegistryException;

/** What a member may do in an organization. Each may do what those after it may. */
public enum Role {
    /** Adds and promotes admins and owners, and deletes the organization, which has one owner at least. */
    OWNER,
    /** Adds and removes members, edits the organization, keeps its bots, yanks and unlinks its packages. */
    ADMIN,
    /** Publishes the organization's packages. Bots have this role, always. */
    MEMBER;

    /**
     * The role with this name, in any case.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS}
     */
    public static Role parse(String id) {
        return Arrays.stream(values())
                .filter(role -> role.id().equals(id.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new RegistryException(ApiError.INVALID_PARAMS, "role must be one of member, admin, owner"));
    }

    /** The name on the wire: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The least role that may make somebody this. */
    Role adder() {
        return this == MEMBER ? ADMIN : OWNER;
    }

    /** Tells whether this role includes {@code other}. */
    public boolean includes(Role other) {
        return compareTo(other) <= 0;
    }
}
