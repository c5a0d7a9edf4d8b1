package registry.storage.redis;

import org.jspecify.annotations.Nullable;
import registry.api.ApiError;
import registry.api.RegistryException;

/** The failures of the stores. Their messages may reach remote callers and so name no addresses; the cause does. */
final class Failures {
    private Failures() {}

    static RegistryException unavailable(String message) {
        return unavailable(message, null);
    }

    static RegistryException unavailable(String message, @Nullable Throwable cause) {
        return new RegistryException(ApiError.STORAGE_UNAVAILABLE, message, cause);
    }

    static RegistryException corrupt(String message) {
        return new RegistryException(ApiError.STORAGE_CORRUPT, message);
    }
}
