package registry.web.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.catalog.Publication;
import registry.catalog.PublishResult;
import registry.catalog.Rehearsal;
import registry.catalog.Rehearsal.Refusal;
import registry.signing.verify.Check;
import registry.signing.verify.VerificationReport;
import registry.web.http.Json;
import registry.web.http.Problem;
import registry.web.upload.Uploads;

/**
 * Publishing. Who calls is known before a byte of the body is read, and asked again after the last one: sending takes long
 * enough for a credential to be revoked meanwhile.
 */
@Path("api/v2/bundles")
public final class PublishResource {
    /** How the paths of both routes begin. */
    static final String PUSH = "api/v2/bundles/push";

    private final Access access;
    private final Uploads uploads;

    /** Publishes through {@code uploads}. */
    public PublishResource(Access access, Uploads uploads) {
        this.access = access;
        this.uploads = uploads;
    }

    /** Body: the signed manifest with {@code _binary}, the bundle in hexadecimal. */
    @POST
    @Path("push")
    public Response push(InputStream body) {
        publisher();
        return answer(uploads.pushJson(this::publisher, body));
    }

    /** Body: a multipart form with the bundle as its first file. */
    @POST
    @Path("push-file")
    public Response pushFile(@HeaderParam("Content-Type") @Nullable String contentType, InputStream body) {
        publisher();
        return answer(uploads.pushFile(this::publisher, Optional.ofNullable(contentType), body));
    }

    /** Body: as for {@code push-file}. Tells what would come of it; nothing is published. */
    @POST
    @Path("push-check")
    public Response check(@HeaderParam("Content-Type") @Nullable String contentType, InputStream body) {
        publisher();
        Rehearsal rehearsal = uploads.checkFile(this::publisher, Optional.ofNullable(contentType), body);
        ObjectNode json = Json.object().put("publishable", rehearsal.publishable());
        rehearsal.refusal().ifPresent(refusal -> addRefusal(json, refusal));
        rehearsal.publication().ifPresent(publication -> {
            addFacts(json, publication);
            json.put("alreadyPublished", rehearsal.alreadyPublished());
            rehearsal.previous().ifPresent(version -> json.put("previousVersion", version.toString()));
            json.set("warnings", WarningJson.of(publication.warnings()));
        });
        json.set("checks", checks(rehearsal.report()));
        return JsonReply.of(200, json).build();
    }

    private static void addRefusal(ObjectNode json, Refusal refusal) {
        json.put("status", Problem.of(refusal.code(), refusal.reason()).status())
                .put("error", refusal.code().code())
                .put("message", refusal.reason());
    }

    private Actor publisher() {
        Actor actor = access.require();
        actor.require(Scope.PUBLISH);
        return actor;
    }

    private static Response answer(PublishResult result) {
        return switch (result) {
            case PublishResult.Published published -> created(published.publication(), false);
            case PublishResult.AlreadyPublished already -> created(already.publication(), true);
            case PublishResult.Refused refused -> refused(refused.report());
        };
    }

    private static Response created(Publication publication, boolean alreadyPublished) {
        ObjectNode json = Json.object().put("message", "Bundle published successfully");
        addFacts(json, publication);
        json.put("publishedAt", publication.publishedAt().toString()).put("alreadyPublished", alreadyPublished);
        json.set("warnings", WarningJson.of(publication.warnings()));
        json.set("checks", checks(publication.report()));
        return JsonReply.of(201, json).build();
    }

    private static void addFacts(ObjectNode json, Publication publication) {
        json.put("package", publication.name().value())
                .put("version", publication.version().toString())
                .put("applicationId", publication.applicationId().base58())
                .put("signerId", publication.signerId().value())
                .put("digest", publication.digest().hex())
                .put("size", publication.size());
    }

    /** The refusal of the first check that failed, with every check beside it. */
    private static Response refused(VerificationReport report) {
        Check failure = report.firstFailure().orElseThrow();
        Problem problem = Problem.of(failure.error().orElseThrow(), failure.detail());
        ObjectNode json = problem.json();
        json.set("checks", checks(report));
        return JsonReply.of(problem.status(), json).build();
    }

    private static ArrayNode checks(VerificationReport report) {
        ArrayNode checks = Json.array();
        for (Check check : report.checks()) {
            ObjectNode json = checks.addObject()
                    .put("id", check.id())
                    .put("title", check.title())
                    .put("outcome", check.outcome().name().toLowerCase(Locale.ROOT))
                    .put("detail", check.detail());
            check.error().ifPresent(error -> json.put("error", error.code()));
        }
        return checks;
    }
}
