package registry.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import registry.api.AccountId;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;

/**
 * A package name and whose it is. The record outlives every version: names are never given to others.
 *
 * <p>Every change to a version rewrites this record on the condition that it did not change meanwhile, so that changes
 * to one package happen one after the other.
 *
 * @param author how the first publisher is shown
 * @param highest the highest version ever published, deleted ones included
 * @param deleted whether the package was deleted as a whole and not published to since
 */
record PackageRecord(
        PackageName name, AccountId owner, String author, Instant createdAt, BundleVersion highest, boolean deleted) {
    static PackageRecord decode(Document document) {
        Fields fields = Fields.of(document);
        return new PackageRecord(
                PackageName.parse(fields.text("package")),
                new AccountId(fields.text("owner")),
                fields.text("author"),
                fields.instant("createdAt"),
                BundleVersion.parse(fields.text("highest")),
                fields.flag("deleted"));
    }

    byte[] encode() {
        return DocumentStore.encode(json());
    }

    PackageRecord published(BundleVersion version) {
        BundleVersion top = version.compareTo(highest) > 0 ? version : highest;
        return new PackageRecord(name, owner, author, createdAt, top, false);
    }

    PackageRecord asDeleted() {
        return new PackageRecord(name, owner, author, createdAt, highest, true);
    }

    private ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("package", name.value())
                .put("owner", owner.value())
                .put("author", author)
                .put("createdAt", createdAt.toString())
                .put("highest", highest.toString())
                .put("deleted", deleted);
    }
}
