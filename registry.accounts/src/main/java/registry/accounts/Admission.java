package registry.accounts;

/**
 * Somebody whom an identity provider has just vouched for.
 *
 * @param account as it is now
 * @param login the id of the login that let them in
 * @param address the client's network address
 */
public record Admission(Account account, String login, String address) {
    /** An entry for what this person does by signing in; acts by the login, before there is a session. */
    public AuditEntry entry(String action, String target) {
        return AuditEntry.of(account.id(), "login-" + login, address, action, target);
    }
}
