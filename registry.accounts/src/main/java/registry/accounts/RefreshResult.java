package registry.accounts;

/** How the presentation of a refresh cookie ended. */
public sealed interface RefreshResult {
    /** The session goes on with these cookies; the old ones no longer refresh it. */
    record Renewed(Account account, IssuedSession cookies) implements RefreshResult {}

    /** The token is malformed, unknown, expired or spent, or another request was faster. */
    record Unknown() implements RefreshResult {}

    /** The account was deleted; all its sessions have ended. */
    record AccountGone() implements RefreshResult {}

    /** The account is suspended; all its sessions have ended. */
    record Suspended() implements RefreshResult {}
}
