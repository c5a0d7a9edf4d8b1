package registry.signing.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import registry.api.RegistryException;
import registry.signing.SigningError;

/** Assertions about refusals. */
public final class Refusals {
    private Refusals() {}

    /** Expects a refusal with this code and goes on with its message. */
    public static AbstractStringAssert<?> assertRefused(SigningError code, ThrowingCallable action) {
        return assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(action)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .extracting(RegistryException::detail, InstanceOfAssertFactories.STRING);
    }
}
