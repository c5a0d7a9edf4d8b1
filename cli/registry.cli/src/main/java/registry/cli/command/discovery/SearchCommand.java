package registry.cli.command.discovery;

import java.util.List;
import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Given;
import registry.cli.operation.Session;
import registry.cli.operation.discovery.SearchOperation;
import registry.cli.output.Report;
import registry.client.bundle.BundleQuery;

/** {@code search}. */
@CommandDefinition(name = "search", description = "Finds packages; without a word and without options all of them.")
@Examples({"search chat", "search --tag game --sort downloads --limit 10", "search --org my-org --json"})
public final class SearchCommand extends RegistryCommand {
    private static final int DEFAULT_LIMIT = 50;

    @Argument(index = "0", paramLabel = "QUERY", description = "part of a package's name, title, description or tag")
    private @Nullable String query;

    @Option(name = "tag", parser = LiteralValue.class, description = "only packages with exactly this tag")
    private @Nullable String tag;

    @Option(name = "org", parser = LiteralValue.class, description = "only packages linked to this organization")
    private @Nullable String org;

    @Option(name = "author", parser = LiteralValue.class, description = "only packages by exactly this author")
    private @Nullable String author;

    @Option(name = "verified", hasValue = false, description = "only packages that administrators vouch for")
    private boolean verified;

    @Option(name = "sort", parser = LiteralValue.class, description = "name, updated or downloads (name)")
    private @Nullable String sort;

    @Option(name = "limit", parser = LiteralValue.class, description = "how many at most (50)")
    private @Nullable String limit;

    @Option(name = "fresh", hasValue = false, description = "wait until the newest changes are included")
    private boolean fresh;

    /** Created by æsh. */
    public SearchCommand() {}

    @Override
    protected Report run(Session session) {
        BundleQuery wanted = BundleQuery.ALL.sortedBy(sort());
        wanted = query == null ? wanted : wanted.containing(query);
        wanted = tag == null ? wanted : wanted.tagged(tag);
        wanted = org == null ? wanted : wanted.ofOrganization(org);
        wanted = author == null ? wanted : wanted.byAuthor(author);
        wanted = verified ? wanted.verified(true) : wanted;
        wanted = fresh ? wanted.upToDate() : wanted;
        return new SearchOperation(session).run(wanted, Given.limit(Optional.ofNullable(limit), DEFAULT_LIMIT));
    }

    private BundleQuery.Sort sort() {
        return sort == null
                ? BundleQuery.Sort.NAME
                : Given.oneOf("order for --sort", sort, List.of(BundleQuery.Sort.values()), BundleQuery.Sort::id);
    }
}
