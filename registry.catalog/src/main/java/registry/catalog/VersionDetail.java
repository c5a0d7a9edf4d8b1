package registry.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import registry.api.AccountId;
import registry.api.PackageName;
import registry.api.SignerId;
import registry.signing.key.ApplicationId;

/**
 * Everything that is known of one version, for people.
 *
 * @param facts what listings know of it
 * @param publisher the account that published it
 * @param author how the package's owner is shown
 * @param verified whether it is shown as verified
 * @param signer who signed it; empty only for some of those that were imported
 * @param blobId under which nodes keep the file, in base58
 * @param signerWarning what its publisher was warned of, if it is signed by another key than the version before it
 * @param editedAt when what people read about it was last edited, if it was
 * @param manifest the signed manifest with the latest edit; it belongs to the caller
 */
public record VersionDetail(
        PackageName name,
        VersionFacts facts,
        Yank yank,
        AccountId publisher,
        String author,
        boolean verified,
        Optional<SignerId> signer,
        Optional<ApplicationId> applicationId,
        String blobId,
        Optional<Warning> signerWarning,
        Optional<Instant> editedAt,
        ObjectNode manifest) {
    static VersionDetail of(PackageView view, Versions.Complete complete) {
        VersionRecord.Live version = complete.record();
        VersionRecord.Identity identity = version.identity();
        return new VersionDetail(
                identity.name(),
                version.facts(),
                version.yank(),
                version.publisher(),
                view.facts().author(),
                view.facts().verified() && !version.unverified(),
                identity.signer(),
                identity.applicationId(),
                version.content().blobId(),
                version.warning(),
                version.edit().map(MetadataEdit::editedAt),
                complete.manifest());
    }
}
