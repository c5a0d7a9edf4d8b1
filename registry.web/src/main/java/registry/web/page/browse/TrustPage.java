package registry.web.page.browse;

import io.jstach.jstache.JStache;
import registry.web.page.Frame;
import registry.web.page.Page;

/**
 * Why a version can be trusted, and how to find out for oneself.
 *
 * @param signer the did:key of whoever signed it, {@code ""} when nobody did
 * @param applicationBase58 what nodes show, {@code ""} when nobody signed it
 * @param applicationHex the same in hexadecimal
 * @param warning what its publisher was warned of, {@code ""} for nothing
 */
@JStache(path = "browse/trust")
record TrustPage(
        Frame frame,
        VersionHead head,
        VersionRail rail,
        String signer,
        String applicationBase58,
        String applicationHex,
        String blobId,
        String warning)
        implements Page {
    boolean signed() {
        return !signer.isEmpty();
    }

    boolean warned() {
        return !warning.isEmpty();
    }

    @Override
    public String html() {
        return TrustPageRenderer.of().execute(this);
    }
}
