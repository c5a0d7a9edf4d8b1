package registry.client.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Takes a good answer piece by piece. Its methods are called by one thread at a time, not always the same one. */
public interface Receiver {
    /** Adds to the request of an attempt. */
    default void prepare(HttpRequest.Builder request) {}

    /**
     * A good answer begins, perhaps another one.
     *
     * @throws registry.client.UnexpectedAnswerException if it is not what was expected
     */
    void begin(HttpResponse.ResponseInfo head);

    /** More of it. The bytes are the receiver's. */
    void piece(byte[] bytes);

    /** Whether the call may be repeated after its answer broke off. */
    boolean canGoOn();
}
