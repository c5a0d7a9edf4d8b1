package registry.accounts;

import java.util.List;
import registry.storage.Inspector;

/** What looks for contradictions in the records of this module. */
public final class AccountInspectors {
    private AccountInspectors() {}

    /** All of them. */
    public static List<Inspector> all() {
        return List.of(new AccountInspector(), new TokenInspector(), new SessionInspector(), new ImportInspector());
    }
}
