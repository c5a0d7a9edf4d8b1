package registry.cli.operation.admin;

import registry.client.AdminUsersClient;

/** What an administrator does to an account without deleting it or giving reasons. */
public enum UserChange {
    /** Vouches for it. */
    VERIFY("is verified now."),
    /** Takes that back. */
    UNVERIFY("is not vouched for by an administrator now."),
    /** Makes it an administrator. */
    PROMOTE("administers the registry now."),
    /** Takes that back. */
    DEMOTE("does not administer the registry now."),
    /** Ends its suspension. */
    UNSUSPEND("is not suspended now; its tokens count again, its sessions do not.");

    private final String outcome;

    UserChange(String outcome) {
        this.outcome = outcome;
    }

    void make(AdminUsersClient users, String id) {
        switch (this) {
            case VERIFY -> users.verify(id);
            case UNVERIFY -> users.unverify(id);
            case PROMOTE -> users.promote(id);
            case DEMOTE -> users.demote(id);
            case UNSUSPEND -> users.reinstate(id);
        }
    }

    String outcome() {
        return outcome;
    }
}
