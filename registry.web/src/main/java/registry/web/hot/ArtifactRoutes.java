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
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.catalog.Artifact;
import registry.catalog.Catalog;
import registry.catalog.CatalogError;
import registry.catalog.DownloadKind;
import registry.web.http.Answers;
import registry.web.http.Problem;
import registry.web.http.WebError;

/**
 * Downloads of bundles: {@code /{package}/{version}/{file}}. The bytes of a version never change, so everybody may keep
 * them for ever. The file name is the client's choice and finds nothing. Thread-safe.
 */
public final class ArtifactRoutes implements HttpService {
    private static final String METHODS = "GET, HEAD, OPTIONS";
    private static final Header IMMUTABLE =
            HeaderValues.createCached("Cache-Control", "public, max-age=31536000, immutable");
    private static final Header RANGES = HeaderValues.createCached("Accept-Ranges", "bytes");
    private static final Header GZIP_TAR = HeaderValues.createCached("Content-Type", "application/gzip");

    /** Says that a version was imported although it would not be accepted today. */
    static final Header UNVERIFIED = HeaderValues.createCached("X-Registry-Legacy", "unverified");

    private final Catalog catalog;

    /** Reads {@code catalog}. */
    public ArtifactRoutes(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any("/{package}/{version}/{file}", this::download)
                .any("/*", ArtifactRoutes::incomplete)
                .any("/", ArtifactRoutes::incomplete);
    }

    private void download(ServerRequest request, ServerResponse response) {
        if (!isRead(request)) {
            Answers.send(request, response, Problem.methodNotAllowed(METHODS));
            return;
        }
        String name = request.path().pathParameters().get("package");
        Artifact artifact = find(name, request.path().pathParameters().get("version"));
        String tag = '"' + artifact.digest().hex() + '"';
        response.header(IMMUTABLE).header(RANGES).header(HeaderNames.ETAG, tag);
        if (Conditional.matches(request, tag)) {
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        describe(request, response, artifact);
        switch (range(request, artifact, tag)) {
            case ByteRange.Request.Whole whole -> send(request, response, artifact, Optional.empty());
            case ByteRange.Request.Part part -> send(request, response, artifact, Optional.of(part.range()));
            case ByteRange.Request.Unsatisfiable none -> refuse(request, response, artifact);
        }
    }

    private Artifact find(String name, String version) {
        if (PackageName.isValid(name) && BundleVersion.isValid(version)) {
            try {
                return catalog.artifact(PackageName.parse(name), BundleVersion.parse(version));
            } catch (RegistryException e) {
                if (!e.code().equals(CatalogError.NOT_FOUND)) {
                    throw e;
                }
            }
        }
        throw new RegistryException(
                WebError.ARTIFACT_NOT_FOUND, "there is no such bundle; check the package name and the version");
    }

    private static void describe(ServerRequest request, ServerResponse response, Artifact artifact) {
        String digest = Base64.getEncoder().encodeToString(artifact.digest().bytes());
        response.header(GZIP_TAR)
                .header(HeaderValues.create("Repr-Digest", "sha-256=:" + digest + ":"))
                .header(HeaderValues.create("Digest", "sha-256=" + digest))
                .header(HeaderValues.create("X-Min-Runtime-Version", artifact.minRuntimeVersion()))
                .header(
                        HeaderNames.CONTENT_DISPOSITION,
                        Attachment.of(request.path().pathParameters().get("file")));
        if (artifact.unverified()) {
            response.header(UNVERIFIED);
        }
    }

    /** RFC 9110 §13.1.5: a part only of the file that the client has the beginning of. */
    private static ByteRange.Request range(ServerRequest request, Artifact artifact, String tag) {
        Optional<String> condition =
                request.headers().first(HeaderNames.IF_RANGE).map(String::strip);
        if (condition.filter(known -> !known.equals(tag)).isPresent()) {
            return new ByteRange.Request.Whole();
        }
        return ByteRange.parse(
                request.headers().first(HeaderNames.RANGE), artifact.blob().size());
    }

    private void send(ServerRequest request, ServerResponse response, Artifact artifact, Optional<ByteRange> part) {
        long size = artifact.blob().size();
        part.ifPresent(range -> response.status(Status.PARTIAL_CONTENT_206)
                .header(HeaderValues.create(HeaderNames.CONTENT_RANGE, range.contentRange(size))));
        ByteRange range = part.orElse(new ByteRange(0, size));
        if (request.prologue().method().equals(Method.HEAD)) {
            response.header(HeaderNames.CONTENT_LENGTH, Long.toString(range.length()));
            response.send();
            return;
        }
        if (range.offset() == 0) {
            catalog.recordDownload(
                    PackageName.parse(request.path().pathParameters().get("package")), DownloadKind.FETCHED);
        }
        FileStreaming.send(response, artifact.blob(), range);
    }

    private static void refuse(ServerRequest request, ServerResponse response, Artifact artifact) {
        response.headers().remove(HeaderNames.CONTENT_DISPOSITION);
        Answers.send(
                request,
                response,
                new Problem(
                        Status.REQUESTED_RANGE_NOT_SATISFIABLE_416.code(),
                        "range_not_satisfiable",
                        "The bundle has " + artifact.blob().size() + " bytes; the range begins behind its end.",
                        Map.of("Content-Range", "bytes */" + artifact.blob().size())));
    }

    private static void incomplete(ServerRequest request, ServerResponse response) {
        throw new RegistryException(
                WebError.MISSING_PARAMS, "the address must be /artifacts/<package>/<version>/<file>.mpk");
    }

    private static boolean isRead(ServerRequest request) {
        Method method = request.prologue().method();
        return method.equals(Method.GET) || method.equals(Method.HEAD);
    }
}
