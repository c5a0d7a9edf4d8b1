package registry.web.page;

import io.helidon.http.Status;
import java.util.function.BiConsumer;
import registry.api.ErrorKind;
import registry.api.RegistryException;
import registry.web.http.Problem;

/** What becomes of forms that are refused. */
public final class Refusals {
    private Refusals() {}

    /**
     * Does what a form asks for. What is wrong with the form is shown beside it; any other failure is no matter of the
     * form, and leaves this method.
     *
     * @param show takes the status of the refusal and what is wrong, as a sentence
     */
    public static void shown(Runnable attempt, BiConsumer<Status, String> show) {
        try {
            attempt.run();
        } catch (RegistryException e) {
            if (!concernsTheForm(e.code().kind())) {
                throw e;
            }
            int status = Problem.of(e.code(), e.detail()).status();
            show.accept(Status.create(status), Pages.sentence(e.detail()));
        }
    }

    private static boolean concernsTheForm(ErrorKind kind) {
        return switch (kind) {
            case INVALID, FORBIDDEN, NOT_FOUND, CONFLICT, TOO_LARGE, UNSUPPORTED_MEDIA -> true;
            case UNAUTHENTICATED, TOO_MANY, UNAVAILABLE, INTERNAL -> false;
        };
    }
}
