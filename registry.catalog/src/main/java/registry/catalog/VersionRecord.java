package registry.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import registry.api.AccountId;
import registry.api.BundleVersion;
import registry.api.Digest;
import registry.api.PackageName;
import registry.api.SignerId;
import registry.signing.key.ApplicationId;
import registry.storage.Document;
import registry.storage.Fields;

/** What the server knows of a version beside its signed manifest. A version never disappears: it becomes a tombstone. */
sealed interface VersionRecord {
    /** What marks a version that was imported although it would not be accepted today. */
    String LEGACY = "legacy";

    /** The value of {@link #LEGACY}, which has no other. */
    String UNVERIFIED = "unverified";

    /** Which version this is, for ever. */
    Identity identity();

    /** The version, if it can be had. */
    default Optional<Live> live() {
        return this instanceof Live live ? Optional.of(live) : Optional.empty();
    }

    /** The record's content. */
    ObjectNode json();

    /**
     * What a version keeps even when it is deleted.
     *
     * @param signer who signed it; empty only for some of those that were imported
     */
    record Identity(PackageName name, BundleVersion version, Optional<SignerId> signer) {
        /** Of a version that somebody signed. */
        Identity(PackageName name, BundleVersion version, SignerId signer) {
            this(name, version, Optional.of(signer));
        }

        /** What nodes know the application by, if it is signed. */
        Optional<ApplicationId> applicationId() {
            return signer.map(known -> ApplicationId.of(name, known));
        }

        private ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("package", name.value())
                    .put("version", version.toString());
            signer.ifPresent(known -> json.put("signerId", known.value()));
            applicationId()
                    .ifPresent(id ->
                            json.putObject("applicationId").put("hex", id.hex()).put("base58", id.base58()));
            return json;
        }

        private static Identity decode(Fields fields) {
            return new Identity(
                    PackageName.parse(fields.text("package")),
                    BundleVersion.parse(fields.text("version")),
                    fields.optionalText("signerId").map(SignerId::new));
        }
    }

    /**
     * That a version is signed by another key than the highest one that was ever published before it.
     *
     * @param version that one
     * @param signerId its key
     */
    record SignerChange(BundleVersion version, SignerId signerId) {
        private ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("version", version.toString())
                    .put("signerId", signerId.value());
        }

        private static SignerChange decode(Fields fields) {
            return new SignerChange(BundleVersion.parse(fields.text("version")), new SignerId(fields.text("signerId")));
        }
    }

    /** The bundle's bytes. */
    record Content(Digest digest, long size, String blobId) {}

    /**
     * A version that can be had.
     *
     * @param checks which checks ran when it was published, as {@code id=outcome}
     * @param signerChange what its publisher was warned of, so that it can be shown for ever
     * @param edit the latest edit of its metadata, if there was one
     * @param unverified whether it was imported although it would not be accepted today
     */
    record Live(
            Identity identity,
            Content content,
            String minRuntimeVersion,
            Instant publishedAt,
            AccountId publisher,
            Yank yank,
            List<String> checks,
            Optional<SignerChange> signerChange,
            Optional<MetadataEdit> edit,
            boolean unverified)
            implements VersionRecord {
        Live with(Yank changed) {
            return with(changed, edit);
        }

        Live with(MetadataEdit latest) {
            return with(yank, Optional.of(latest));
        }

        private Live with(Yank changed, Optional<MetadataEdit> latest) {
            return new Live(
                    identity,
                    content,
                    minRuntimeVersion,
                    publishedAt,
                    publisher,
                    changed,
                    checks,
                    signerChange,
                    latest,
                    unverified);
        }

        /** Whether one of the checks failed that ran when it came here. */
        boolean failedAnyCheck() {
            return checks.stream().anyMatch(check -> check.endsWith("=failed"));
        }

        /** The warning that its publisher heard, if there was reason for one. */
        Optional<Warning> warning() {
            return signerChange.map(change -> Warning.signerChanged(
                    identity, new Identity(identity.name(), change.version(), change.signerId())));
        }

        VersionFacts facts() {
            return new VersionFacts(
                    identity.version(),
                    content.digest(),
                    content.size(),
                    minRuntimeVersion,
                    publishedAt,
                    yank,
                    unverified);
        }

        @Override
        public ObjectNode json() {
            ObjectNode json = identity.json()
                    .put("sha256", content.digest().hex())
                    .put("size", content.size())
                    .put("blobId", content.blobId())
                    .put("minRuntimeVersion", minRuntimeVersion)
                    .put("publishedAt", publishedAt.toString())
                    .put("publisher", publisher.value());
            json.setAll(yank.json());
            ArrayNode array = json.putArray("checks");
            checks.forEach(array::add);
            signerChange.ifPresent(change -> json.set("signerChangedFrom", change.json()));
            edit.ifPresent(latest -> json.set("edit", latest.json()));
            if (unverified) {
                json.put(LEGACY, UNVERIFIED);
            }
            return json;
        }
    }

    /** A version that was deleted. Its number is used up. */
    record Tombstone(Identity identity, Instant deletedAt, AccountId deletedBy) implements VersionRecord {
        @Override
        public ObjectNode json() {
            return identity.json()
                    .put("tombstone", true)
                    .put("deletedAt", deletedAt.toString())
                    .put("deletedBy", deletedBy.value());
        }
    }

    static VersionRecord decode(Document document) {
        Fields fields = Fields.of(document);
        Identity identity = Identity.decode(fields);
        if (fields.flag("tombstone")) {
            return new Tombstone(identity, fields.instant("deletedAt"), new AccountId(fields.text("deletedBy")));
        }
        return new Live(
                identity,
                new Content(Digest.parse(fields.text("sha256")), fields.number("size"), fields.text("blobId")),
                fields.text("minRuntimeVersion"),
                fields.instant("publishedAt"),
                new AccountId(fields.text("publisher")),
                new Yank(fields.flag("yanked"), fields.optionalText("yankReason")),
                fields.texts("checks"),
                fields.optionalObject("signerChangedFrom").map(SignerChange::decode),
                fields.optionalObject("edit").map(MetadataEdit::decode),
                fields.optionalText(LEGACY).isPresent());
    }

    /** The version in {@code document}, if it can be had. */
    static Optional<Live> decodeLive(Document document) {
        return decode(document).live();
    }
}
