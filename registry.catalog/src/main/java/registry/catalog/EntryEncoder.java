package registry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import registry.api.PackageName;
import registry.storage.DocumentStore;

/**
 * Merges a signed manifest, as the latest edit has it, and what the server knows into what clients read. What is signed is
 * never changed.
 *
 * <p>Members that only the server may set replace what a manifest carries under their names, and what begins with
 * {@code _}, at the top or in {@code metadata}, is left out: it is either unsigned or not to be trusted.
 */
final class EntryEncoder {
    private static final String DOWNLOADS = "downloads";
    private static final String EDITED_AT = "editedAt";
    private static final String METADATA = "metadata";
    private static final String SIGNATURE = "signature";
    private static final String SIGNER_ID = "signerId";
    /** What of {@code metadata} only the server may set. */
    static final String AUTHOR = "author";

    /** What at the top only the server may set. */
    static final List<String> SERVER_FIELDS = List.of(
            "min_runtime_version",
            "minRuntimeVersion",
            "verified",
            DOWNLOADS,
            "yanked",
            "yankReason",
            "publishedAt",
            EDITED_AT,
            "size",
            "installSize",
            "digest",
            "blobId",
            "applicationId",
            VersionRecord.LEGACY);

    /**
     * The short names that older clients read beside the long ones; in an order, since every process must make the same
     * bytes of the same entry, whose tag they are.
     */
    private static final List<Map.Entry<String, String>> SHORT_NAMES =
            List.of(Map.entry("algorithm", "alg"), Map.entry("publicKey", "pubkey"), Map.entry(SIGNATURE, "sig"));

    private static final byte[] SPLICE = (",\"" + DOWNLOADS + "\":").getBytes(StandardCharsets.US_ASCII);

    private EntryEncoder() {}

    /** What the server knows of the package, whichever version is shown. */
    record PackageFacts(PackageName name, String author, boolean verified) {}

    /** The entry as the read model keeps it. */
    static Entry encode(PackageFacts facts, VersionRecord.Live version, ObjectNode manifest) {
        EntryBody.Kept body = body(facts, version, manifest);
        return new Entry(
                version.identity().version(),
                isSigned(version) ? manifest.path(SIGNATURE).path("publicKey").asText() : "",
                SearchTerms.of(facts.name(), facts.author(), manifest.path(METADATA)),
                EntryText.of(manifest.path(METADATA)),
                body.length() <= EntryBody.MOST_KEPT
                        ? body
                        : new EntryBody.Stored(facts, version, body.length(), body.tag()));
    }

    static EntryBody.Kept body(PackageFacts facts, VersionRecord.Live version, ObjectNode manifest) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        manifest.properties().forEach(member -> {
            if (!member.getKey().startsWith("_") && !SERVER_FIELDS.contains(member.getKey())) {
                json.set(member.getKey(), member.getValue());
            }
        });
        json.set(METADATA, metadata(manifest.path(METADATA), facts.author()));
        json.set(SIGNATURE, signature(isSigned(version) ? manifest.path(SIGNATURE) : MissingNode.getInstance()));
        if (!isSigned(version)) {
            json.remove(SIGNER_ID);
        }
        addServerFields(json, facts, version);
        return new EntryBody.Kept(splice(DocumentStore.encode(json)));
    }

    private static void addServerFields(ObjectNode json, PackageFacts facts, VersionRecord.Live version) {
        json.put("min_runtime_version", version.minRuntimeVersion())
                .put("minRuntimeVersion", version.minRuntimeVersion())
                .put("verified", facts.verified() && !version.unverified());
        json.setAll(version.yank().json());
        version.edit().ifPresent(edit -> json.put(EDITED_AT, edit.editedAt().toString()));
        json.put("publishedAt", version.publishedAt().toString())
                .put("size", version.content().size())
                .put("installSize", version.content().size())
                .put("digest", version.content().digest().hex())
                .put("blobId", version.content().blobId());
        version.identity().applicationId().ifPresent(id -> json.put("applicationId", id.base58()));
        if (version.unverified()) {
            json.put("package", facts.name().value())
                    .put("appVersion", version.identity().version().toString())
                    .put(VersionRecord.LEGACY, VersionRecord.UNVERIFIED);
        }
    }

    /** What nobody is known to have signed must not look signed; clients expect an object, so they get an empty one. */
    private static boolean isSigned(VersionRecord.Live version) {
        return version.identity().signer().isPresent();
    }

    private static ObjectNode metadata(JsonNode signed, String author) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        signed.properties().forEach(member -> {
            if (!member.getKey().startsWith("_")) {
                json.set(member.getKey(), member.getValue());
            }
        });
        return json.put(AUTHOR, author);
    }

    private static ObjectNode signature(JsonNode signed) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        signed.properties().forEach(member -> json.set(member.getKey(), member.getValue()));
        SHORT_NAMES.stream()
                .filter(names -> signed.has(names.getKey()))
                .forEach(names -> json.set(names.getValue(), signed.get(names.getKey())));
        return json;
    }

    /** Replaces the closing brace by the beginning of the last member. */
    private static byte[] splice(byte[] object) {
        byte[] head = Arrays.copyOf(object, object.length - 1 + SPLICE.length);
        System.arraycopy(SPLICE, 0, head, object.length - 1, SPLICE.length);
        return head;
    }
}
