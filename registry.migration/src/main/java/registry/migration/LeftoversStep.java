package registry.migration;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reports what nothing refers to, and what is not known at all, and counts what was left out. */
final class LeftoversStep {
    private final Workbench bench;
    private final PackagesReader packages;

    LeftoversStep(Workbench bench, PackagesReader packages) {
        this.bench = bench;
        this.packages = packages;
    }

    void run() {
        reportBadges(LegacyKeys.USER_BADGE, id -> bench.people().withId(id).isPresent());
        reportBadges(
                LegacyKeys.ORG_BADGE,
                id -> bench.store().text(LegacyKeys.ORG + id).isPresent());
        reportBadges(LegacyKeys.PACKAGE_BADGE, this::hasVersions);
        each(LegacyKeys.YANKED, this::reportYank);
        each(LegacyKeys.BUNDLE, key -> reportUnlisted(key, LegacyKeys.BUNDLE));
        each(LegacyKeys.BINARY, key -> reportUnlisted(key, LegacyKeys.BINARY));
        each(LegacyKeys.ORGS_OF, this::reportMemberships);
        reportStrangers();
        count();
    }

    private void count() {
        Tally tally = bench.tally();
        tally.settle(Kind.ACCOUNTS, bench.store().keys(LegacyKeys.USER).count());
        tally.settle(
                Kind.ORGANIZATIONS,
                bench.store().keys(LegacyKeys.ORG).filter(OrgsReader::isOrg).count());
        tally.settle(Kind.VERSIONS, packages.count());
    }

    private void reportBadges(String prefix, Predicate<String> exists) {
        each(prefix, key -> {
            if (!exists.test(key.substring(prefix.length()))) {
                bench.doubt(DoubtCode.BADGE_DANGLING, key, "what it vouches for does not exist", "ignored");
            } else if (!bench.reader().isSet(key)) {
                bench.doubt(
                        DoubtCode.BADGE_UNCLEAR,
                        key,
                        "it is '" + bench.store().text(key).orElse("") + "' and not '1'",
                        "counts as no badge, as before");
            }
        });
    }

    private boolean hasVersions(String name) {
        return !bench.store().members(LegacyKeys.VERSIONS + name).isEmpty();
    }

    private void reportYank(String key) {
        String bundle = key.substring(LegacyKeys.YANKED.length());
        if (!packages.isListed(bundle)) {
            bench.doubt(DoubtCode.YANK_DANGLING, key, "there is no such version", "ignored");
        } else if (!bench.reader().isSet(key)) {
            bench.doubt(
                    DoubtCode.YANK_UNCLEAR,
                    key,
                    "it is '" + bench.store().text(key).orElse("") + "' and not '1'",
                    "counts as not yanked, as before");
        }
    }

    private void reportUnlisted(String key, String prefix) {
        if (!packages.isListed(key.substring(prefix.length()))) {
            bench.doubt(DoubtCode.BUNDLE_UNLISTED, key, "no list of versions has it, so nobody finds it", "left out");
        }
    }

    private void reportMemberships(String key) {
        String email = LegacyUser.fold(key.substring(LegacyKeys.ORGS_OF.length()));
        for (String org : bench.store().members(key)) {
            boolean member = bench.store().members(LegacyKeys.ORG + org + LegacyKeys.MEMBERS).stream()
                    .anyMatch(name -> LegacyUser.fold(name).equals(email));
            if (!member) {
                bench.doubt(
                        DoubtCode.MEMBER_INDEX_STALE,
                        key,
                        "it names '" + org + "', which does not exist or does not have this member",
                        "ignored");
            }
        }
    }

    /** One doubt for all keys that begin alike: there may be many, of some other program. */
    private void reportStrangers() {
        Map<String, Long> strangers = new TreeMap<>();
        bench.store()
                .scan("")
                .filter(key -> !LegacyKeys.isKnown(key))
                .distinct()
                .forEach(key -> strangers.merge(key.replaceFirst("(?s):.*", ":*"), 1L, Long::sum));
        strangers.forEach((prefix, count) -> bench.doubt(
                DoubtCode.KEY_UNKNOWN, prefix, count + " keys that the old registry does not know", "ignored"));
    }

    private void each(String prefix, Consumer<String> report) {
        bench.store().keys(prefix).sorted().toList().forEach(report);
    }
}
