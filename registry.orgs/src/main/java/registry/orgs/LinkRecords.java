package registry.orgs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import registry.api.PackageName;
import registry.api.spi.Batch;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;

/** Which package is linked to which organization, in the store, both ways. Thread-safe. */
final class LinkRecords {
    private final DocumentStore documents;

    LinkRecords(DocumentStore documents) {
        this.documents = documents;
    }

    /**
     * A link as it was read.
     *
     * @param revision of the record, for conditions on it
     */
    record Link(PackageName name, OrgId org, long revision) {
        void requireUnchanged(Batch.Builder batch) {
            batch.requireRevision(Keys.link(name), revision);
        }
    }

    /** Lets a batch fail when the link of the package, or that there is none, has changed since it was read. */
    static void requireUnchanged(Batch.Builder batch, PackageName name, Optional<Link> link) {
        link.ifPresentOrElse(found -> found.requireUnchanged(batch), () -> batch.requireAbsent(Keys.link(name)));
    }

    Optional<Link> of(PackageName name) {
        return documents
                .read(Keys.link(name))
                .map(document -> new Link(name, new OrgId(Fields.of(document).text("org")), document.revision()));
    }

    /** The packages of an organization, in the order of their names. */
    List<PackageName> of(OrgId org) {
        return documents.scan(Keys.linked(org)).map(LinkRecords::packageOf).toList();
    }

    /** Links a package that must not be linked. */
    void add(Batch.Builder batch, OrgId org, PackageName name) {
        byte[] value = DocumentStore.encode(json(org, name));
        batch.requireAbsent(Keys.link(name)).put(Keys.link(name), value).put(Keys.linked(org, name), value);
    }

    void remove(Batch.Builder batch, OrgId org, PackageName name) {
        batch.delete(Keys.link(name)).delete(Keys.linked(org, name));
    }

    static ObjectNode json(OrgId org, PackageName name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("package", name.value())
                .put("org", org.value());
    }

    private static PackageName packageOf(Document document) {
        return PackageName.parse(Fields.of(document).text("package"));
    }
}
