package registry.web.page.admin;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import registry.accounts.Account;
import registry.accounts.Identity;
import registry.web.page.Visit;

/** Which accounts a list shows. */
enum AccountSort {
    ALL("", "All"),
    ADMINISTRATORS("administrators", "Administrators"),
    VOUCHED("vouched", "Vouched for"),
    SUSPENDED("suspended", "Suspended"),
    BOTS("bots", "Bots");

    private final String id;
    private final String label;

    AccountSort(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** What the address asks for; what makes no sense there counts as absent. */
    static AccountSort of(Visit visit) {
        String wanted = visit.query("show").orElse("");
        return Arrays.stream(values())
                .filter(sort -> sort.id.equals(wanted))
                .findFirst()
                .orElse(ALL);
    }

    String id() {
        return id;
    }

    Predicate<Account> filter(Identity identity) {
        return switch (this) {
            case ALL -> account -> true;
            case ADMINISTRATORS -> identity.administrators()::appoints;
            case VOUCHED -> identity.verified()::covers;
            case SUSPENDED -> Account::isSuspended;
            case BOTS -> Account::isBot;
        };
    }

    /** All of them, to choose from. */
    List<Option> options() {
        return Arrays.stream(values())
                .map(sort -> new Option(sort.id, sort.label, sort == this))
                .toList();
    }
}
