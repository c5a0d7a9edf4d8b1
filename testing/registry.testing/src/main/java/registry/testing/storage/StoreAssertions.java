package registry.testing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import registry.api.ApiError;
import registry.api.RegistryException;

/** What the contracts of both kinds of stores demand in the same way. */
final class StoreAssertions {
    private StoreAssertions() {}

    static void assertUnavailable(ThrowingCallable call) {
        assertFailsWith(ApiError.STORAGE_UNAVAILABLE, call);
    }

    static void assertFailsWith(ApiError code, ThrowingCallable call) {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(call)
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
