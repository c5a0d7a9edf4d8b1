package registry.cli.operation.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import registry.cli.operation.Session;
import registry.cli.output.Problem;
import registry.cli.output.ProgressLine;
import registry.cli.output.Report;
import registry.cli.output.UsageException;
import registry.client.CancelledException;
import registry.client.ClientException;
import registry.client.RegistryClient;
import registry.client.UnreachableException;
import registry.client.admin.AdminPackage;

/**
 * Deletes every package whose name begins with something, such as those that tests left behind. What goes is shown first,
 * and only what was shown goes.
 */
public final class CleanupOperation {
    /** One whole part of a name and the beginning of the next one; less would be half of a registry. */
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9-]+\\.[a-z0-9-][a-z0-9.-]*");

    private final Session session;

    /** Works in a session. */
    public CleanupOperation(Session session) {
        this.session = session;
    }

    /**
     * Shows what would go, and deletes it unless this is a rehearsal.
     *
     * @throws UsageException if the beginning says too little, whether somebody consented or not
     */
    public Report run(String beginning, boolean dryRun, boolean consented) {
        String prefix = beginning.strip();
        if (!PREFIX.matcher(prefix).matches()) {
            throw new UsageException(
                    "'" + prefix + "' says too little of which packages are meant",
                    "a whole part of their names and something of the next one, such as --prefix com.example.");
        }
        try (RegistryClient client = session.connect()) {
            List<Cleanup.Item> found = find(client, prefix);
            Cleanup preview = new Cleanup(prefix, true, found, Optional.empty());
            if (dryRun || found.isEmpty()) {
                return preview;
            }
            if (!consented) {
                session.show(preview);
            }
            boolean goOn = session.consents(
                    "Delete these " + found.size()
                            + " packages with all versions for ever? None of the numbers can ever be used again.",
                    prefix,
                    consented);
            return goOn ? delete(client, preview) : preview.declined();
        }
    }

    private static List<Cleanup.Item> find(RegistryClient client, String prefix) {
        AccountNames owners = new AccountNames(new Accounts(client));
        List<Cleanup.Item> items = new ArrayList<>();
        for (AdminPackage one : client.administration().packages().list()) {
            if (one.name().startsWith(prefix)) {
                items.add(Cleanup.Item.of(one, owners.email(one.owner()).orElse(one.owner())));
            }
        }
        return items;
    }

    /** One that cannot be deleted keeps none of the others; a registry that is gone does. */
    private Cleanup delete(RegistryClient client, Cleanup preview) {
        List<Cleanup.Item> items = new ArrayList<>();
        Optional<Problem> first = Optional.empty();
        boolean stopped = false;
        try (ProgressLine progress = session.progress("Deleting", ProgressLine.Unit.ITEMS)) {
            for (Cleanup.Item item : preview.items()) {
                if (stopped) {
                    items.add(item.left("not tried"));
                    continue;
                }
                try {
                    client.administration().packages().delete(item.name());
                    items.add(item.gone());
                } catch (ClientException e) {
                    items.add(item.left(e.detail()));
                    first = first.or(() -> Optional.of(Problem.of(e)));
                    stopped = e instanceof UnreachableException || e instanceof CancelledException;
                }
                progress.at(items.size(), OptionalLong.of(preview.items().size()));
            }
        }
        return new Cleanup(preview.prefix(), false, items, first);
    }
}
