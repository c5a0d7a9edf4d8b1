package registry.client.json;

import java.util.Optional;
import java.util.Set;
import registry.client.bundle.Bundle;
import registry.client.bundle.Check;
import registry.client.bundle.Links;
import registry.client.bundle.Metadata;
import registry.client.bundle.MetadataEdit;
import registry.client.bundle.Publication;
import registry.client.bundle.PublishCheck;
import registry.client.bundle.Warning;

/** Reads what is said about bundles. */
public final class BundleJson {
    private static final Set<String> WARNING = Set.of("code", "message");

    private BundleJson() {}

    /** An element of a listing. */
    public static Bundle bundle(JsonObject json) {
        JsonObject nothing = new JsonObject(Json.object());
        return new Bundle(
                json.text("package"),
                json.text("appVersion"),
                metadata(json.optionalObject("metadata").orElse(nothing)),
                links(json.optionalObject("links").orElse(nothing)),
                json.optionalText("minRuntimeVersion")
                        .or(() -> json.optionalText("min_runtime_version"))
                        .orElse(""),
                json.optionalText("signerId"),
                json.optionalText("applicationId"),
                json.isTrue("verified"),
                json.numberOrZero("downloads"),
                json.isTrue("yanked"),
                json.optionalText("yankReason"),
                json.optionalInstant("publishedAt"),
                json.optionalInstant("editedAt"),
                json.json());
    }

    /** The answer to a publish. */
    public static Publication publication(JsonObject json) {
        return new Publication(
                json.text("package"),
                json.text("version"),
                json.isTrue("alreadyPublished"),
                json.optionalText("applicationId"),
                json.optionalText("signerId"),
                json.optionalText("digest"),
                json.numberOrZero("size"),
                json.optionalInstant("publishedAt"),
                json.objects("warnings", BundleJson::warning),
                json.objects("checks", BundleJson::check));
    }

    /** What would come of publishing. */
    public static PublishCheck publishCheck(JsonObject json) {
        Optional<PublishCheck.Refusal> refusal = json.isTrue("publishable")
                ? Optional.empty()
                : Optional.of(new PublishCheck.Refusal(
                        (int) json.numberOrZero("status"),
                        json.optionalText("error").orElse(""),
                        json.optionalText("message").orElse("")));
        return new PublishCheck(
                refusal,
                json.optionalText("package").map(known -> publication(json)),
                json.optionalText("previousVersion"),
                json.objects("checks", BundleJson::check));
    }

    /** The answer to an edit. */
    public static MetadataEdit edit(JsonObject json) {
        return new MetadataEdit(
                json.text("package"),
                json.text("version"),
                json.texts("changed"),
                json.objects("warnings", BundleJson::warning));
    }

    /** One check of a bundle. */
    public static Check check(JsonObject json) {
        return new Check(
                json.optionalText("id").orElse(""),
                json.optionalText("title").orElse(""),
                json.constant("outcome", Check.Outcome.UNKNOWN),
                json.optionalText("detail").orElse(""),
                json.optionalText("error"));
    }

    private static Warning warning(JsonObject json) {
        return new Warning(
                json.optionalText("code").orElse("warning"),
                json.optionalText("message").orElse(""),
                json.textsByName(WARNING));
    }

    private static Metadata metadata(JsonObject json) {
        return new Metadata(
                json.optionalText("name"),
                json.optionalText("description"),
                json.optionalText("author"),
                json.optionalText("license"),
                json.optionalText("icon"),
                json.texts("tags"));
    }

    private static Links links(JsonObject json) {
        return new Links(json.optionalText("frontend"), json.optionalText("github"), json.optionalText("docs"));
    }
}
