package registry.web.page.publish;

import io.jstach.jstache.JStache;
import java.util.Optional;
import registry.web.page.Frame;
import registry.web.page.Page;

/**
 * Where a bundle is published.
 *
 * @param signedIn whether somebody is
 * @param report what is known of the bundle that was sent, if one was
 */
@JStache(path = "publish/upload")
record UploadPage(Frame frame, boolean signedIn, Optional<UploadReport> report) implements Page {
    @Override
    public String html() {
        return UploadPageRenderer.of().execute(this);
    }
}
