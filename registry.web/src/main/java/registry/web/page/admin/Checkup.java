package registry.web.page.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import registry.web.page.CheckLine;
import registry.web.page.Pages;
import registry.web.page.Words;
import registry.web.rest.admin.Vitals;

/** How each part of the registry is, in words. */
final class Checkup {
    private static final int PERCENT = 100;
    private static final int SCARCE = 10;

    private Checkup() {}

    /** @param behind what keeps the listing from being up to date */
    static List<CheckLine> of(Vitals.Reading vitals, Optional<String> behind) {
        List<CheckLine> lines = new ArrayList<>();
        lines.add(line("Storage", vitals.trouble(), "The stores answer, and writes succeed."));
        vitals.warnings().forEach(text -> lines.add(new CheckLine("warn", "Warning", "Storage", Pages.sentence(text))));
        lines.add(line("Listing", behind, "It follows every change in the store."));
        vitals.disk().ifPresent(disk -> lines.add(share("Disk of the data directory", disk.free(), disk.total())));
        lines.add(share("Memory", vitals.memoryMax() - vitals.memoryUsed(), vitals.memoryMax()));
        return lines;
    }

    private static CheckLine line(String title, Optional<String> trouble, String well) {
        return trouble.map(text -> new CheckLine("bad", "In trouble", title, Pages.sentence(text)))
                .orElseGet(() -> new CheckLine("ok", "Up", title, well));
    }

    private static CheckLine share(String title, long free, long total) {
        boolean scarce = total > 0 && free * PERCENT / total < SCARCE;
        return new CheckLine(
                scarce ? "warn" : "ok",
                scarce ? "Nearly full" : "Enough",
                title,
                Words.size(free) + " of " + Words.size(total) + " free.");
    }
}
