package registry.web.hot;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import registry.api.ApiError;
import registry.api.BundleVersion;
import registry.api.Digest;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.catalog.Catalog;
import registry.catalog.CatalogError;
import registry.catalog.EncodedJson;
import registry.catalog.Listing;
import registry.orgs.Links;
import registry.orgs.OrgId;
import registry.orgs.OrgsError;
import registry.web.http.Answers;
import registry.web.http.Problem;

/** Listings, single versions and signed manifests, below {@value #PATH}. Thread-safe. */
public final class BundleRoutes implements HttpService {
    /** Where these routes belong. */
    public static final String PATH = "/api/v2/bundles";

    private static final String READ = "GET, HEAD, OPTIONS";
    private static final String SINGLE = "DELETE, GET, HEAD, OPTIONS, PATCH";
    private static final byte[] NOTHING = {'[', ']'};

    private final Catalog catalog;
    private final Links links;

    /** Reads {@code catalog}, and in {@code links} which packages are an organization's. */
    public BundleRoutes(Catalog catalog, Links links) {
        this.catalog = catalog;
        this.links = links;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any("/", this::list)
                .any("/{package}/{version}", this::single)
                .any("/{package}/{version}/manifest", this::manifest);
    }

    private void list(ServerRequest request, ServerResponse response) {
        if (!isRead(request)) {
            Answers.send(request, response, Problem.methodNotAllowed(READ));
            return;
        }
        ListingQuery query = new ListingQuery(request.query());
        Header caching = query.fresh() ? JsonReply.NOT_STORED : JsonReply.SHORT_LIVED;
        Optional<EncodedJson> found = find(query);
        if (found.isEmpty()) {
            JsonReply.sendBody(request, response.header(caching), NOTHING);
            return;
        }
        found.get()
                .next()
                .ifPresent(cursor -> response.header(
                        HeaderValues.create(HeaderNames.LINK, "<" + PATH + query.next(cursor) + ">; rel=\"next\"")));
        JsonReply.send(request, response, found.get(), caching);
    }

    /** What matches; empty when the package asked for has a name that none can have. */
    private Optional<EncodedJson> find(ListingQuery query) {
        boolean allVersions = query.allVersions();
        Listing whole = query.fresh() ? catalog.freshListing() : catalog.listing();
        Listing listing = query.org().map(org -> whole.among(linkedTo(org))).orElse(whole);
        if (query.isPlain()) {
            return Optional.of(listing.all());
        }
        Optional<String> name = query.packageText();
        if (name.isPresent() && query.version().isPresent() && !allVersions) {
            return Optional.of(only(listing, name.get(), query.version().get()));
        }
        if (name.isPresent() && !PackageName.isValid(name.get())) {
            return Optional.empty();
        }
        return Optional.of(
                allVersions
                        ? listing.versions(PackageName.parse(name.orElseThrow()))
                        : listing.search(query.filters()));
    }

    private List<PackageName> linkedTo(String org) {
        return links.list(OrgId.tryParse(org)
                .orElseThrow(() ->
                        new RegistryException(OrgsError.NOT_FOUND, "there is no such organization; check its slug")));
    }

    private static EncodedJson only(Listing listing, String name, String version) {
        requireNames(name, version);
        return listing.version(PackageName.parse(name), BundleVersion.parse(version))
                .orElseThrow(() -> notFound(name, version));
    }

    private void single(ServerRequest request, ServerResponse response) {
        Method method = request.prologue().method();
        if (method.equals(Method.DELETE) || method.equals(Method.PATCH)) {
            response.next();
            return;
        }
        if (!isRead(request)) {
            Answers.send(request, response, Problem.methodNotAllowed(SINGLE));
            return;
        }
        String name = request.path().pathParameters().get("package");
        String version = request.path().pathParameters().get("version");
        requireNames(name, version);
        EncodedJson json = catalog.listing()
                .single(PackageName.parse(name), BundleVersion.parse(version))
                .orElseThrow(() -> notFound(name, version));
        JsonReply.send(request, response, json, JsonReply.REVALIDATED);
    }

    private void manifest(ServerRequest request, ServerResponse response) {
        if (!isRead(request)) {
            Answers.send(request, response, Problem.methodNotAllowed(READ));
            return;
        }
        String name = request.path().pathParameters().get("package");
        String version = request.path().pathParameters().get("version");
        requireNames(name, version);
        PackageName known = PackageName.parse(name);
        BundleVersion number = BundleVersion.parse(version);
        byte[] bytes = edited(request) ? catalog.latestEdit(known, number) : catalog.manifest(known, number);
        if (catalog.isUnverified(known, number)) {
            response.header(ArtifactRoutes.UNVERIFIED);
        }
        String tag = '"' + Digest.ofContent(bytes).hex() + '"';
        response.header(JsonReply.REVALIDATED).header(HeaderNames.ETAG, tag);
        if (Conditional.matches(request, tag)) {
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        JsonReply.sendBody(request, response, bytes);
    }

    /** Whether the latest edit is asked for; an empty parameter is as good as none. */
    private static boolean edited(ServerRequest request) {
        String edit = request.query().first("edit").orElse("");
        if (!edit.isEmpty() && !edit.equals("latest")) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS, "edit must be 'latest'; without it you get the manifest as published");
        }
        return !edit.isEmpty();
    }

    /** What cannot be a name or version was never published: that is no malformed request. */
    private static void requireNames(String name, String version) {
        if (!PackageName.isValid(name) || !BundleVersion.isValid(version)) {
            throw notFound(name, version);
        }
    }

    private static boolean isRead(ServerRequest request) {
        Method method = request.prologue().method();
        return method.equals(Method.GET) || method.equals(Method.HEAD);
    }

    private static RegistryException notFound(String name, String version) {
        String what = PackageName.isValid(name) && BundleVersion.isValid(version)
                ? "there is no version " + version + " of " + name
                : "there is no such version; check the package name and the version";
        return new RegistryException(CatalogError.NOT_FOUND, what);
    }
}
