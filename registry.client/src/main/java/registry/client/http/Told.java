package registry.client.http;

import java.util.OptionalLong;
import registry.client.TransferListener;

/** Tells listeners of the caller, so that what they throw is known as theirs. */
final class Told {
    private Told() {}

    static void tell(TransferListener listener, long done, OptionalLong total) {
        guarded(() -> listener.transferred(done, total));
    }

    static void guarded(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            throw new Failures.ListenerFailure(e);
        }
    }
}
