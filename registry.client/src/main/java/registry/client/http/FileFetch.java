package registry.client.http;

import java.net.http.HttpResponse;
import java.util.OptionalLong;
import registry.client.TransferListener;
import registry.client.UnexpectedAnswerException;

/** Fetches what the registry makes on the spot into a file. Once it has begun, it is not begun again. */
public final class FileFetch implements Receiver {
    private final IncomingFile file;
    private final Kind kind;
    private final TransferListener listener;
    private OptionalLong total = OptionalLong.empty();
    private volatile boolean begun;

    /** Fetches something of this kind into the file. */
    public FileFetch(IncomingFile file, Kind kind, TransferListener listener) {
        this.file = file;
        this.kind = kind;
        this.listener = listener;
    }

    /**
     * What is fetched.
     *
     * @param mediaType its media type
     * @param name what people call it
     */
    public record Kind(String mediaType, String name) {}

    @Override
    public void begin(HttpResponse.ResponseInfo head) {
        begun = true;
        if (head.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith(kind.mediaType()))
                .isEmpty()) {
            throw new UnexpectedAnswerException(
                    "The registry did not answer with " + kind.name() + ": is this the address of a registry?");
        }
        OptionalLong exact = head.headers().firstValueAsLong("Content-Length");
        total = exact.isPresent() ? exact : estimate(head);
    }

    /** What is made on the spot has no length before its end. */
    private static OptionalLong estimate(HttpResponse.ResponseInfo head) {
        return head.headers()
                .firstValue("X-Estimated-Size")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public void piece(byte[] bytes) {
        file.write(bytes);
        Told.tell(listener, file.size(), total);
    }

    @Override
    public boolean canGoOn() {
        return !begun;
    }
}
