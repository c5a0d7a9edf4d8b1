package registry.client.http;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import registry.client.TransferListener;
import registry.client.UnexpectedAnswerException;

/**
 * Fetches a bundle into a file. What is there already is not fetched again (RFC 9110 §14), provided that the registry
 * announces the digest of the whole, by which the parts prove that they belong together.
 */
public final class ArtifactFetch implements Receiver {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18})");

    private final IncomingFile file;
    private final TransferListener listener;
    private Optional<String> entityTag = Optional.empty();
    private Optional<Announced> announced = Optional.empty();
    private OptionalLong total = OptionalLong.empty();
    private boolean begun;

    /** Fetches into the file. */
    public ArtifactFetch(IncomingFile file, TransferListener listener) {
        this.file = file;
        this.listener = listener;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Announced(byte[] sha256) {}

    @Override
    public void prepare(HttpRequest.Builder request) {
        if (file.size() > 0 && (!begun || announced.isPresent())) {
            request.setHeader("Range", "bytes=" + file.size() + "-");
            entityTag.ifPresent(tag -> request.setHeader("If-Range", tag));
        }
    }

    @Override
    public void begin(HttpResponse.ResponseInfo head) {
        HttpHeaders headers = head.headers();
        requireNoPage(headers);
        begun = true;
        announced = AnnouncedDigest.in(headers).map(Announced::new);
        entityTag = headers.firstValue("ETag").filter(tag -> tag.startsWith("\""));
        switch (head.statusCode()) {
            case 200 -> {
                file.restart();
                total = headers.firstValueAsLong("Content-Length");
            }
            case 206 -> {
                total = OptionalLong.of(requireRest(headers));
                if (announced.isEmpty()) {
                    throw new UnexpectedAnswerException(
                            "The registry sends a part, and no digest that would tell what it belongs to");
                }
            }
            default ->
                throw new UnexpectedAnswerException(
                        "The registry answered a download with the status " + head.statusCode());
        }
    }

    @Override
    public void piece(byte[] bytes) {
        file.write(bytes);
        Told.tell(listener, file.size(), total);
    }

    @Override
    public boolean canGoOn() {
        return true;
    }

    /** The digest that the registry announced, if it did. */
    public Optional<byte[]> announcedDigest() {
        return announced.map(Announced::sha256);
    }

    private static void requireNoPage(HttpHeaders headers) {
        if (headers.firstValue("Content-Type")
                .filter(type -> type.startsWith("text/"))
                .isPresent()) {
            throw new UnexpectedAnswerException("A page came instead of a bundle: is this the address of a registry?");
        }
    }

    /** The size of the whole of which the rest comes. */
    private long requireRest(HttpHeaders headers) {
        Matcher range =
                CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != file.size()) {
            throw new UnexpectedAnswerException("The registry sent another part of the bundle than it was asked for");
        }
        return Long.parseLong(range.group(2));
    }
}
