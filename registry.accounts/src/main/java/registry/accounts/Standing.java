package registry.accounts;

import java.util.Optional;

/**
 * What administrators have decided about an account.
 *
 * @param administrator whether it was made an administrator; {@link Administrators} knows those by configuration, too
 * @param verified whether an administrator vouches for who it is
 * @param suspension present while it can do nothing
 */
public record Standing(boolean administrator, boolean verified, Optional<Suspension> suspension) {
    /** Nothing was decided. */
    public static final Standing ORDINARY = new Standing(false, false, Optional.empty());

    /** The same with this right. */
    public Standing withAdministrator(boolean is) {
        return new Standing(is, verified, suspension);
    }

    /** The same with this badge. */
    public Standing withVerified(boolean is) {
        return new Standing(administrator, is, suspension);
    }

    /** The same, suspended or no longer so. */
    public Standing withSuspension(Optional<Suspension> is) {
        return new Standing(administrator, verified, is);
    }
}
