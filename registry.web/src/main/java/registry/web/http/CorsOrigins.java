package registry.web.http;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;

/** The origins besides the registry's own whose pages act for a signed-in visitor. Immutable. */
public final class CorsOrigins {
    private static final String KEY = "cors.origins";

    /** The registry's own pages alone. */
    static final CorsOrigins NONE = new CorsOrigins(Set.of());

    private final Set<String> origins;

    private CorsOrigins(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /**
     * Reads {@code cors.origins}: exact origins such as {@code https://app.example.com} or {@code tauri://localhost},
     * separated by commas; default none. There is no pattern and no {@code null}: many pages have that origin.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID}
     */
    public static CorsOrigins of(ConfigScope registry) {
        Set<String> origins = new HashSet<>();
        for (String text : registry.text(KEY).orElse("").split(",", -1)) {
            if (!text.isBlank()) {
                origins.add(WebOrigin.parse(text.strip())
                        .map(URI::toString)
                        .orElseThrow(() -> registry.invalid(
                                KEY,
                                "must be origins such as https://app.example.com, separated by commas, not '"
                                        + text.strip() + "'")));
            }
        }
        return new CorsOrigins(origins);
    }

    /** Whether {@code origin}, the value of an {@code Origin} header, is one of them. */
    public boolean contains(String origin) {
        return origins.contains(origin);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return origins.isEmpty();
    }
}
