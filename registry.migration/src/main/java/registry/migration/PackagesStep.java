package registry.migration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import registry.api.AccountId;
import registry.api.PackageName;
import registry.catalog.BundleImport;
import registry.catalog.ImportedPackage;
import registry.catalog.ImportedVersion;
import registry.orgs.Role;

/** Brings the packages with their versions and bundles. */
final class PackagesStep {
    private static final String NOBODY = "Unknown";
    private static final Duration COUNTED_EVERY = Duration.ofMillis(200);
    private static final Duration TOLD_EVERY = Duration.ofSeconds(2);

    private final Workbench bench;
    private final PackagesReader packages;
    private final BundleImport target;
    private final Bundles bundles;
    private final boolean trustOwners;
    private final ImportProgress progress;
    private final Map<String, List<PackageName>> here = new TreeMap<>();
    private long seen;
    private long counted = System.nanoTime();
    private long told = System.nanoTime();

    PackagesStep(Workbench bench, PackagesReader packages, Taking taking) {
        this.bench = bench;
        this.packages = packages;
        this.target = taking.target();
        this.bundles = taking.bundles();
        this.trustOwners = taking.trustOwners();
        this.progress = taking.progress();
    }

    /**
     * How packages are taken in.
     *
     * @param trustOwners whether to believe what a manifest says of its owner in any case
     * @param progress told how many packages and versions were looked at
     */
    record Taking(BundleImport target, Bundles bundles, boolean trustOwners, ImportProgress progress) {}

    void run() {
        Set<String> names = packages.names();
        long looked = 0;
        for (String name : names) {
            packages.read(name).ifPresent(this::add);
            looked++;
            countNowAndThen(looked, names.size());
        }
    }

    /** The packages that are here now, by their names in lower case. */
    Map<String, List<PackageName>> here() {
        return here;
    }

    private void add(LegacyPackage found) {
        ImportedPackage owned = imported(found);
        boolean any = false;
        for (LegacyPackage.Version version : found.versions()) {
            boolean came = add(owned, version);
            any |= came;
            tellNowAndThen();
        }
        if (any) {
            here.computeIfAbsent(LegacyUser.fold(found.name().value()), none -> new ArrayList<>())
                    .add(found.name());
        }
    }

    private void countNowAndThen(long looked, long all) {
        long now = System.nanoTime();
        if (looked == all || now - counted >= COUNTED_EVERY.toNanos()) {
            counted = now;
            progress.packages(looked, all);
        }
    }

    private void tellNowAndThen() {
        seen++;
        long now = System.nanoTime();
        if (now - told >= TOLD_EVERY.toNanos()) {
            told = now;
            progress.step("versions looked at: " + seen);
        }
    }

    /** Tells whether the version is here now. */
    private boolean add(ImportedPackage owner, LegacyPackage.Version version) {
        String key = LegacyKeys.bundle(owner.name().value(), version.version().toString());
        Optional<BundleImport.Outcome> known =
                target.find(owner.name(), version.version()).or(() -> fetch(key, owner, version));
        if (known.isEmpty()) {
            return false;
        }
        BundleImport.Outcome outcome = known.get();
        outcome.trouble()
                .ifPresent(trouble -> bench.doubt(
                        DoubtCode.BUNDLE_UNVERIFIED, key, trouble, "brought and marked as legacy: unverified"));
        if (!outcome.differences().isEmpty()) {
            bench.doubt(
                    DoubtCode.METADATA_EDITED,
                    key,
                    "the old registry showed other values than the signed manifest for "
                            + String.join(", ", outcome.differences()),
                    "the signed manifest counts; edit the version again if need be");
        }
        return judge(key, outcome);
    }

    private boolean judge(String key, BundleImport.Outcome outcome) {
        switch (outcome.state()) {
            case IMPORTED ->
                bench.tally().add(Kind.VERSIONS, outcome.trouble().isPresent() ? Fate.UNVERIFIED : Fate.IMPORTED);
            case PRESENT -> bench.tally().add(Kind.VERSIONS, Fate.PRESENT);
            case DELETED -> bench.tally().add(Kind.VERSIONS, Fate.PRESENT);
            case TAKEN ->
                bench.doubt(DoubtCode.VERSION_TAKEN, key, "other bytes are published here as this version", "left out");
            case PACKAGE_TAKEN ->
                bench.doubt(DoubtCode.PACKAGE_TAKEN, key, "somebody here has published under this name", "left out");
        }
        return outcome.state() == BundleImport.State.IMPORTED || outcome.state() == BundleImport.State.PRESENT;
    }

    private Optional<BundleImport.Outcome> fetch(String key, ImportedPackage owner, LegacyPackage.Version version) {
        switch (bundles.fetch(owner.name(), version.version())) {
            case Bundles.Search.Failed failed -> {
                bench.doubt(failed.code(), key, failed.reason(), "left out; run the import again once it is there");
                return Optional.empty();
            }
            case Bundles.Search.Found found -> {
                try (var staged = found.staged()) {
                    return packages.manifest(owner.name(), version.version())
                            .map(manifest -> target.add(
                                    owner,
                                    new ImportedVersion(
                                            owner.name(),
                                            version.version(),
                                            version.publishedAt(),
                                            bench.reader()
                                                    .isSet(LegacyKeys.yanked(
                                                            owner.name().value(),
                                                            version.version().toString())),
                                            manifest),
                                    staged));
                }
            }
        }
    }

    private ImportedPackage imported(LegacyPackage found) {
        Optional<LegacyUser> holder = holder(found);
        Optional<AccountId> owner = holder.flatMap(this::account);
        if (owner.isEmpty()) {
            bench.doubt(
                    DoubtCode.OWNER_UNKNOWN,
                    found.key(),
                    holder.map(user -> user.key() + " is not here").orElse("no user is known to have published it"),
                    "it comes without an owner; an administrator can offer it to somebody");
        }
        String author = holder.flatMap(LegacyUser::username).orElse(NOBODY);
        return new ImportedPackage(
                found.name(),
                owner,
                author,
                found.createdAt(),
                bench.reader().isSet(LegacyKeys.PACKAGE_BADGE + found.name()));
    }

    private Optional<LegacyUser> holder(LegacyPackage found) {
        Optional<LegacyPackage.Version> witness = found.witness(trustOwners);
        LegacyPackage.Version lowest = found.versions().getFirst();
        boolean claims = lowest.claim().holder(bench.people()).isPresent();
        if (!lowest.claim().trusted() && claims) {
            bench.doubt(
                    DoubtCode.OWNER_DOUBTFUL,
                    LegacyKeys.bundle(found.name().value(), lowest.version().toString()),
                    "its owner may be its publisher's own word",
                    trustOwners
                            ? "believed, as was asked for"
                            : witness.map(version -> "version " + version.version() + " is believed instead")
                                    .orElse("not believed"));
        }
        return witness.flatMap(version -> version.claim().holder(bench.people()));
    }

    /** A bot owns nothing: what it published belongs to the first owner of its organization. */
    private Optional<AccountId> account(LegacyUser user) {
        if (!user.bot()) {
            return bench.account(user);
        }
        return bench.orgs().values().stream()
                .filter(org -> org.people().containsKey(user.id()))
                .flatMap(org -> org.people().entrySet().stream())
                .filter(entry -> entry.getValue() == Role.OWNER)
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .flatMap(id -> bench.people().withId(id))
                .flatMap(bench::account);
    }
}
