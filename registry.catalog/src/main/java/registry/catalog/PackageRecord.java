package registry.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import registry.accounts.Account;
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
 * @param author the owner's user name when the package became theirs, or {@code Unknown}; shown when the account is gone, and
 *     with it the right to show its e-mail address
 * @param highest the highest version ever published, deleted ones included
 * @param deleted whether the package was deleted as a whole and not published to since
 * @param verified whether an administrator vouches for it
 */
record PackageRecord(
        PackageName name,
        AccountId owner,
        String author,
        Instant createdAt,
        BundleVersion highest,
        boolean deleted,
        boolean verified) {
    private static final String UNKNOWN = "Unknown";

    /** A name that was never published under before. */
    static PackageRecord first(Versions.Id published, Account owner, Instant now) {
        return new PackageRecord(
                published.name(), owner.id(), owner.username().orElse(UNKNOWN), now, published.version(), false, false);
    }

    static PackageRecord decode(Document document) {
        Fields fields = Fields.of(document);
        return new PackageRecord(
                PackageName.parse(fields.text("package")),
                new AccountId(fields.text("owner")),
                fields.text("author"),
                fields.instant("createdAt"),
                BundleVersion.parse(fields.text("highest")),
                fields.flag("deleted"),
                fields.flag("verified"));
    }

    byte[] encode() {
        return DocumentStore.encode(json());
    }

    PackageRecord published(BundleVersion version) {
        BundleVersion top = version.compareTo(highest) > 0 ? version : highest;
        return new PackageRecord(name, owner, author, createdAt, top, false, verified);
    }

    /** Without its badge: nobody has looked at what may be published under the name some day. */
    PackageRecord asDeleted() {
        return new PackageRecord(name, owner, author, createdAt, highest, true, false);
    }

    /** With another owner, and without its badge, which vouched for what somebody else publishes. */
    PackageRecord ownedBy(Account other) {
        return new PackageRecord(
                name, other.id(), other.username().orElse(UNKNOWN), createdAt, highest, deleted, false);
    }

    PackageRecord withVerified(boolean is) {
        return new PackageRecord(name, owner, author, createdAt, highest, deleted, is);
    }

    private ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("package", name.value())
                .put("owner", owner.value())
                .put("author", author)
                .put("createdAt", createdAt.toString())
                .put("highest", highest.toString())
                .put("deleted", deleted)
                .put("verified", verified);
    }
}
