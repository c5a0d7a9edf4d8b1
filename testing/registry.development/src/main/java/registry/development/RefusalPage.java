package registry.development;

import io.jstach.jstache.JStache;

/**
 * What is shown when the browser cannot be sent back.
 *
 * @param reason what is wrong
 */
@JStache(path = "registry/development/refusal.mustache")
record RefusalPage(String reason) implements Page {
    @Override
    public String html() {
        return RefusalPageRenderer.of().execute(this);
    }
}
