package registry.orgs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import registry.api.spi.Batch;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;

/** Who is invited to which organization, in the store, both ways. Thread-safe. */
final class InvitationRecords {
    private final DocumentStore documents;

    InvitationRecords(DocumentStore documents) {
        this.documents = documents;
    }

    /**
     * An invitation as it was read.
     *
     * @param revision of the record, for conditions on it
     */
    record Stored(Invitation invitation, long revision) {
        private static Stored decode(Document document) {
            return new Stored(Invitation.decode(document), document.revision());
        }

        Batch.Builder requireUnchanged(Batch.Builder batch) {
            return batch.requireRevision(invitation.key(), revision);
        }
    }

    /** @param email lower case */
    Optional<Stored> find(OrgId org, String email) {
        return documents.read(Keys.invitation(org, email)).map(Stored::decode);
    }

    /** Those of an organization, expired ones too, in the order of their addresses. */
    List<Invitation> of(OrgId org) {
        return documents.scan(Keys.invitations(org)).map(Invitation::decode).toList();
    }

    /** Those of all organizations, expired ones too, read while the stream is consumed. */
    Stream<Stored> all() {
        return documents.scan(Keys.INVITATION).map(Stored::decode);
    }

    /** The organizations that an address is invited to. */
    List<OrgId> to(String email) {
        return documents
                .scan(Keys.invited(email))
                .map(document -> new OrgId(Fields.of(document).text("org")))
                .toList();
    }

    /** Adds an invitation to a batch, in place of one to the same address. */
    void put(Batch.Builder batch, Invitation invitation) {
        OrgId org = invitation.org();
        batch.put(invitation.key(), invitation.encode())
                .put(
                        Keys.invited(invitation.email(), org),
                        DocumentStore.encode(
                                JsonNodeFactory.instance.objectNode().put("org", org.value())));
    }

    void delete(Batch.Builder batch, Invitation invitation) {
        delete(batch, invitation.org(), invitation.email());
    }

    /** Adds to a batch that an address is not invited, whether it was or not. */
    void delete(Batch.Builder batch, OrgId org, String email) {
        batch.delete(Keys.invitation(org, email)).delete(Keys.invited(email, org));
    }
}
