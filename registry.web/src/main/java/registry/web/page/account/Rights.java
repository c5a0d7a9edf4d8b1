package registry.web.page.account;

import registry.accounts.Scope;

/** What scopes allow, in words. */
final class Rights {
    private Rights() {}

    static String text(Scope scope) {
        return switch (scope) {
            case PUBLISH -> "publish packages and edit what is said about them";
            case YANK -> "withdraw versions, and take that back";
            case ORGS -> "manage your organizations and the settings of your account";
            case READ -> "read what only you may read";
            case DELETE -> "delete versions and packages for ever, and hand packages over";
            case ADMIN -> "administer this registry";
        };
    }
}
