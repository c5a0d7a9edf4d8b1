package registry.migration;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import registry.accounts.Identity;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.api.spi.BlobStore;
import registry.api.spi.MetadataStore;
import registry.catalog.BundleImport;
import registry.catalog.Catalog;
import registry.orgs.OrgId;
import registry.orgs.OrgImport;
import registry.signing.key.SignatureSchemes;
import registry.signing.verify.BundleVerifier;
import registry.signing.verify.VerificationPolicy;
import registry.storage.DocumentStore;

/**
 * Brings a legacy deployment here: what its Redis holds, and the bundles from wherever they are.
 *
 * <p>Everything comes once: after an interruption, run it again and it goes on; after the end, it changes nothing. What
 * was changed or deleted here since is never overwritten or revived. What cannot come as it was is mended if that can be
 * done without guessing at rights, or left out; either is a {@link Doubt}. Run one import at a time. For one thread.
 */
public final class LegacyImport {
    private final Target target;
    private final SecureRandom random;
    private final Clock clock;

    /** Brings things into {@code target}. */
    public LegacyImport(Target target, SecureRandom random, Clock clock) {
        this.target = target;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Where things come from.
     *
     * @param redis {@code redis://[user:password@]host:port[/database]}, or {@code rediss://} for TLS
     * @param blobs a directory with a copy of the bucket, or the {@code http(s)} address of the old registry or its
     *     bucket; empty: only bundles that are in Redis itself are found
     * @param trustOwners whether to believe what a manifest says of its owner even if its publisher could have written it
     */
    public record Source(String redis, Optional<String> blobs, boolean trustOwners) {
        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "a legacy Redis";
        }
    }

    /**
     * Where things go. The stores stay their owner's to close.
     *
     * @param settings the scope of the whole configuration, {@code registry}
     * @param policy how bundles are judged
     */
    public record Target(
            ConfigScope settings,
            MetadataStore metadata,
            BlobStore blobs,
            SignatureSchemes schemes,
            VerificationPolicy policy) {
        private Target rehearsal() {
            return new Target(settings, new RehearsalStore(metadata), new RehearsalBlobs(blobs), schemes, policy);
        }
    }

    /**
     * Brings everything.
     *
     * @param progress is told how far it has come
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when the source is malformed, or
     *     {@link ApiError#STORAGE_UNAVAILABLE} when it or the target fails; what came so far stays
     */
    public ImportReport run(Source source, ImportProgress progress) {
        return run(new Order(source, target, progress, false));
    }

    /**
     * Does the same without writing anything.
     *
     * @param progress is told how far it has come
     * @throws RegistryException as {@link #run}
     */
    public ImportReport rehearse(Source source, ImportProgress progress) {
        return run(new Order(source, target.rehearsal(), progress, true));
    }

    private record Order(Source source, Target to, ImportProgress progress, boolean dryRun) {}

    private ImportReport run(Order order) {
        Doubts doubts = new Doubts();
        DocumentStore documents = new DocumentStore(order.to().metadata());
        try (LegacyRedis redis = LegacyRedis.open(order.source().redis(), doubts);
                Places places = Places.of(order.source().blobs(), redis);
                Identity identity = Identity.open(order.to().settings(), documents, random, clock)) {
            LegacyReader reader = new LegacyReader(redis, doubts, clock.instant());
            OrgImport orgs = new OrgImport(documents, Catalog.owners(documents), random, clock);
            if (!order.dryRun()) {
                // Before there is any administrator, it must be on record whether somebody set the registry up.
                identity.setup().prepare();
            }
            order.progress().step("reading accounts and organizations");
            Workbench bench = plan(reader, identity, orgs);
            bring(bench, orgs, new Bundling(order, places));
            return new ImportReport(order.dryRun(), bench.tally().counts(), doubts.all());
        }
    }

    private record Bundling(Order order, Places places) {}

    private static Workbench plan(LegacyReader reader, Identity identity, OrgImport orgs) {
        People people = new PeopleReader(reader).read();
        Map<String, LegacyOrg> possible = new TreeMap<>();
        new OrgsReader(reader, people).read().forEach((legacyId, org) -> {
            Optional<OrgId> brought = orgs.find(legacyId);
            if (brought.isPresent() || orgs.isFree(org.id())) {
                possible.put(legacyId, brought.map(org::withId).orElse(org));
            } else {
                OrgsStep.reportTaken(reader, org);
            }
        });
        return new Workbench(reader, identity, people, possible);
    }

    private void bring(Workbench bench, OrgImport orgs, Bundling bundling) {
        ImportProgress progress = bundling.order().progress();
        progress.step("importing accounts and organizations");
        new AccountsStep(bench).run();
        new OrgsStep(bench, orgs).run();
        progress.step("importing packages");
        Target to = bundling.order().to();
        BundleVerifier verifier = new BundleVerifier(to.schemes(), to.policy().withOlderNames(name -> true));
        BundleImport bundles =
                new BundleImport(new BundleImport.Parts(to.metadata(), to.blobs(), verifier), random, clock);
        PackagesReader reader = new PackagesReader(bench.reader(), to.schemes());
        PackagesStep packages = new PackagesStep(
                bench,
                reader,
                new PackagesStep.Taking(
                        bundles,
                        new Bundles(
                                bundles,
                                bundling.places().sources(),
                                to.policy().limits().maxPacked()),
                        bundling.order().source().trustOwners(),
                        progress));
        packages.run();
        new LinksStep(bench, orgs).run();
        new DownloadsStep(bench, bundles, packages.here()).run();
        progress.step("importing tokens and sessions");
        new TokensStep(bench).run();
        new SessionsStep(bench).run();
        new LeftoversStep(bench, reader).run();
    }

    /** Where bundles may lie, in the order in which they are looked for: the bucket comes before Redis. */
    private record Places(List<BlobSource> sources, Optional<HttpBlobs> remote) implements AutoCloseable {
        static Places of(Optional<String> blobs, LegacyStore redis) {
            List<BlobSource> sources = new ArrayList<>();
            Optional<HttpBlobs> remote = Optional.empty();
            if (blobs.filter(Places::isRemote).isPresent()) {
                HttpBlobs http = HttpBlobs.at(blobs.get());
                sources.add(http);
                remote = Optional.of(http);
            } else {
                blobs.map(Places::directory).ifPresent(sources::add);
            }
            sources.add(new HexBlobs(redis));
            return new Places(List.copyOf(sources), remote);
        }

        @Override
        public void close() {
            remote.ifPresent(HttpBlobs::close);
        }

        private static boolean isRemote(String place) {
            return place.startsWith("http://") || place.startsWith("https://");
        }

        private static BlobSource directory(String place) {
            try {
                Path directory = Path.of(place);
                if (Files.isDirectory(directory)) {
                    return new DirectoryBlobs(directory);
                }
            } catch (InvalidPathException e) {
                throw noDirectory(e);
            }
            throw noDirectory(null);
        }

        private static RegistryException noDirectory(@Nullable InvalidPathException cause) {
            return new RegistryException(
                    ApiError.INVALID_PARAMS,
                    "the place of the bundles is no directory here; name one, or an address that begins with https://",
                    cause);
        }
    }
}
