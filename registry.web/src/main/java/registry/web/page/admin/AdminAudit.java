package registry.web.page.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.Accounts;
import registry.accounts.AuditTrail;
import registry.accounts.Identity;
import registry.orgs.Members;
import registry.web.page.Onward;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Visit;

/** What was done by whom. Thread-safe. */
public final class AdminAudit implements PageArea {
    private static final int ROWS = 50;

    private final AuditTrail trail;
    private final Accounts accounts;
    private final Members members;
    private final Clock clock;

    /**
     * Shows the trail of {@code identity}.
     *
     * @param members knows accounts by all of their names
     */
    public AdminAudit(Identity identity, Members members, Clock clock) {
        this.trail = identity.audit();
        this.accounts = identity.accounts();
        this.members = members;
        this.clock = clock;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(AdminTab.AUDIT.address(), this::show);
    }

    private void show(Visit visit) {
        AdminTab.requireAdministrator(visit);
        AuditSearch search = AuditSearch.of(visit);
        Optional<String> after = visit.query("after");
        AuditTrail.Page page = trail.page(search.filter(this::id), after, ROWS);
        Onward onward = new Onward(
                after.map(entry -> search.addressAfter("")).orElse(""),
                page.next().map(search::addressAfter).orElse(""));
        visit.show(
                new AuditPage(visit.frame(AdminTab.AUDIT.title()), AdminTab.AUDIT.links(), search, rows(page), onward));
    }

    private Optional<String> id(String name) {
        return members.account(name).map(account -> account.id().value());
    }

    private List<AuditRow> rows(AuditTrail.Page page) {
        Instant now = clock.instant();
        Map<String, Optional<AuditRow.Shown>> known = new HashMap<>();
        return page.entries().stream()
                .map(entry -> AuditRow.of(entry, id -> known.computeIfAbsent(id, this::shown), now))
                .toList();
    }

    private Optional<AuditRow.Shown> shown(String id) {
        return accounts.findByIdOrEmail(id).map(AdminAudit::shown);
    }

    private static AuditRow.Shown shown(Account account) {
        return new AuditRow.Shown(account.displayName(), AdminUsers.address(account));
    }
}
