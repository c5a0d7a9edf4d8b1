package registry.orgs;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import registry.api.ErrorCode;
import registry.api.RegistryException;

/** Looks at failures. */
final class Refusals {
    private Refusals() {}

    /** The code that {@code call} fails with. */
    static ErrorCode refusal(ThrowingCallable call) {
        RegistryException failure = catchThrowableOfType(RegistryException.class, call);
        if (failure == null) {
            throw new AssertionError("nothing was refused");
        }
        return failure.code();
    }
}
