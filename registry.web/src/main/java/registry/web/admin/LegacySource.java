package registry.web.admin;

import java.util.Optional;
import registry.api.ConfigScope;
import registry.migration.LegacyImport;

/** What the settings say of a legacy deployment to import from: nothing dials out unless they name it. */
public final class LegacySource {
    private static final String URL = "import.legacy-redis.url";
    private static final String BLOBS = "import.legacy-redis.blobs";

    private LegacySource() {}

    /**
     * The source, if there is one. Keys of the {@code registry} scope: {@code import.legacy-redis.url} and
     * {@code import.legacy-redis.blobs}.
     */
    public static Optional<LegacyImport.Source> of(ConfigScope settings, boolean trustOwners) {
        return settings.text(URL).map(url -> new LegacyImport.Source(url, settings.text(BLOBS), trustOwners));
    }
}
