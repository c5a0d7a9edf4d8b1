package registry.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import registry.api.ErrorCode;
import registry.api.RegistryException;

/** Asserts refusals. */
final class Refusals {
    private Refusals() {}

    static void refuses(ErrorCode code, ThrowingCallable call, String... words) {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(call)
                .matches(failure -> failure.code().equals(code), "code " + code)
                .satisfies(failure -> {
                    for (String word : words) {
                        assertThat(failure.detail()).contains(word);
                    }
                });
    }
}
