package registry.web.page;

import java.util.List;
import java.util.Optional;

/** The files that pages refer to. Immutable. */
public final class Assets {
    private final Asset stylesheet = Asset.read("registry.css", "text/css; charset=utf-8");
    private final Asset icon = Asset.read("icon.svg", "image/svg+xml");

    private final Asset htmx = Asset.read("htmx.min.js", "text/javascript; charset=utf-8");
    private final Asset script = Asset.read("registry.js", "text/javascript; charset=utf-8");

    /** The address of the style sheet. */
    public String stylesheet() {
        return stylesheet.path();
    }

    /** The address of the icon. */
    public String icon() {
        return icon.path();
    }

    /** The address of htmx, which loads parts of pages. */
    public String htmx() {
        return htmx.path();
    }

    /** The address of what else scripts do. */
    public String script() {
        return script.path();
    }

    Optional<Asset> find(String path) {
        return List.of(stylesheet, icon, htmx, script).stream()
                .filter(asset -> asset.path().equals(path))
                .findFirst();
    }
}
