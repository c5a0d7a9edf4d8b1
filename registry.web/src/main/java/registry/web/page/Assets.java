package registry.web.page;

import java.util.List;
import java.util.Optional;

/** The files that pages refer to. Immutable. */
final class Assets {
    private final Asset stylesheet = Asset.read("registry.css", "text/css; charset=utf-8");
    private final Asset icon = Asset.read("icon.svg", "image/svg+xml");

    /** The address of the style sheet. */
    String stylesheet() {
        return stylesheet.path();
    }

    /** The address of the icon. */
    String icon() {
        return icon.path();
    }

    Optional<Asset> find(String path) {
        return List.of(stylesheet, icon).stream()
                .filter(asset -> asset.path().equals(path))
                .findFirst();
    }
}
