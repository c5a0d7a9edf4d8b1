package registry.web.page.admin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import registry.accounts.AuditFilter;
import registry.web.page.Addresses;
import registry.web.page.Visit;

/**
 * Which entries of the audit trail are wanted, as it stands in the address. What makes no sense there counts as absent.
 *
 * @param account who acted: id, e-mail address or user name; {@code ""} for anybody
 * @param action what the action begins with, {@code ""} for any
 * @param target what the target begins with, {@code ""} for any
 * @param since a day, {@code ""} for any
 * @param until the last day, {@code ""} for any
 */
record AuditSearch(String account, String action, String target, String since, String until) {
    static AuditSearch of(Visit visit) {
        return new AuditSearch(
                text(visit, "account"),
                text(visit, "action"),
                text(visit, "target"),
                day(text(visit, "since")).map(LocalDate::toString).orElse(""),
                day(text(visit, "until")).map(LocalDate::toString).orElse(""));
    }

    /**
     * As the trail understands it. A name that is nobody's matches nothing, like an id that is nobody's.
     *
     * @param ids gives the id of the account of a name
     */
    AuditFilter filter(Function<String, Optional<String>> ids) {
        return new AuditFilter(
                given(account).map(name -> ids.apply(name).orElse(name)),
                given(action),
                given(target),
                day(since).map(AuditSearch::beginning),
                day(until).map(last -> beginning(last.plusDays(1))));
    }

    /** Whether anything is left out. */
    boolean narrows() {
        return !(account + action + target + since + until).isEmpty();
    }

    /** The address of what comes after an entry. */
    String addressAfter(String entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("account", account);
        fields.put("action", action);
        fields.put("target", target);
        fields.put("since", since);
        fields.put("until", until);
        fields.put("after", entry);
        return Addresses.withQuery(AdminTab.AUDIT.address(), fields);
    }

    private static Instant beginning(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String text(Visit visit, String name) {
        return visit.query(name).map(String::strip).orElse("");
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return given(text).map(LocalDate::parse).filter(day -> day.getYear() >= 1 && day.getYear() <= 9999);
        } catch (DateTimeParseException e) {
            // An address that somebody mistyped still shows something.
            return Optional.empty();
        }
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(known -> !known.isEmpty());
    }
}
