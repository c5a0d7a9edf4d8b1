package registry.migration;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import registry.api.PackageName;
import registry.catalog.BundleImport;

/** Brings how often packages were downloaded. */
final class DownloadsStep {
    private static final String TOTAL = "total";

    /** More than anybody will ever count; sums of it still fit. */
    private static final long MOST = 1_000_000_000_000L;

    private final Workbench bench;
    private final BundleImport target;
    private final Map<String, List<PackageName>> packages;

    /** @param packages by their names in lower case */
    DownloadsStep(Workbench bench, BundleImport target, Map<String, List<PackageName>> packages) {
        this.bench = bench;
        this.target = target;
        this.packages = packages;
    }

    void run() {
        Map<PackageName, Long> totals = new TreeMap<>();
        bench.store().keys(LegacyKeys.DOWNLOADS).sorted().toList().forEach(key -> read(key, totals));
        int grown = target.addDownloads(totals);
        for (int i = 0; i < totals.size(); i++) {
            bench.tally().add(Kind.DOWNLOADS, i < grown ? Fate.IMPORTED : Fate.PRESENT);
        }
    }

    private void read(String key, Map<PackageName, Long> totals) {
        String name = key.substring(LegacyKeys.DOWNLOADS.length());
        List<PackageName> named = packages.getOrDefault(name, List.of());
        if (name.equals(TOTAL)) {
            if (!named.isEmpty()) {
                leaveOut(
                        DoubtCode.DOWNLOADS_SHARED,
                        key,
                        "it counts all packages as well as the one called '" + TOTAL + "'");
            }
            return;
        }
        long count = count(key);
        if (named.isEmpty()) {
            leaveOut(DoubtCode.DOWNLOADS_UNKNOWN_PACKAGE, key, "no package of this name was brought");
            return;
        }
        if (named.size() > 1) {
            bench.doubt(
                    DoubtCode.DOWNLOADS_SHARED,
                    key,
                    "it counts " + named.size() + " packages whose names differ in case alone",
                    "each of them gets the number, as before");
        }
        if (count > 0) {
            named.forEach(known -> totals.put(known, count));
        }
    }

    private long count(String key) {
        String text = bench.store().text(key).orElse("0");
        try {
            long count = Long.parseLong(text);
            if (count >= 0 && count <= MOST) {
                return count;
            }
        } catch (NumberFormatException e) {
            return junk(key, text);
        }
        return junk(key, text);
    }

    private long junk(String key, String text) {
        bench.doubt(DoubtCode.DOWNLOADS_JUNK, key, "'" + text + "' is no number of downloads", "counts as 0");
        return 0;
    }

    private void leaveOut(DoubtCode code, String key, String found) {
        bench.doubt(code, key, found, "left out");
        bench.tally().add(Kind.DOWNLOADS, Fate.LEFT_OUT);
    }
}
