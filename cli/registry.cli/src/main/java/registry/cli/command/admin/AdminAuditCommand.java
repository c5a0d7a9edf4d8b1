package registry.cli.command.admin;

import java.time.Instant;
import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.Given;
import registry.cli.operation.Session;
import registry.cli.operation.admin.AuditOperation;
import registry.cli.output.Report;
import registry.client.admin.AuditQuery;

/** {@code admin audit}. */
@CommandDefinition(name = "audit", description = "Shows what was done by whom, newest first.")
@Examples({
    "admin audit --since 7d",
    "admin audit --actor alice@example.com --action version.",
    "admin audit --target com.example.app --details",
    "admin audit --since 2030-01-01 --until 2030-02-01 --limit 1000 --json"
})
public final class AdminAuditCommand extends SignedInCommand {
    @Option(
            name = "actor",
            parser = LiteralValue.class,
            description = "only what this account did: e-mail address, user name or id")
    private @Nullable String actor;

    @Option(
            name = "action",
            parser = LiteralValue.class,
            description = "only what begins with this, such as version. or account.suspend")
    private @Nullable String action;

    @Option(
            name = "target",
            parser = LiteralValue.class,
            description = "only what was done to something that begins with this")
    private @Nullable String target;

    @Option(
            name = "since",
            parser = LiteralValue.class,
            description = "not before this: 7d or 12h (so long ago), a date or a time")
    private @Nullable String since;

    @Option(name = "until", parser = LiteralValue.class, description = "only before this, written likewise")
    private @Nullable String until;

    @Option(name = "limit", parser = LiteralValue.class, description = "how many at most (50)")
    private @Nullable String limit;

    @Option(name = "details", hasValue = false, description = "show the states before and after, too")
    private boolean details;

    /** Created by æsh. */
    public AdminAuditCommand() {}

    @Override
    protected Report run(Session session) {
        return new AuditOperation(session)
                .list(Optional.ofNullable(actor), query(), Given.limit(Optional.ofNullable(limit), 50), details);
    }

    private AuditQuery query() {
        Instant now = Instant.now();
        AuditQuery query = AuditQuery.ALL;
        query = action == null ? query : query.actionsLike(action);
        query = target == null ? query : query.targetsLike(target);
        query = since == null ? query : query.from(Given.past(since, now));
        return until == null ? query : query.before(Given.past(until, now));
    }
}
