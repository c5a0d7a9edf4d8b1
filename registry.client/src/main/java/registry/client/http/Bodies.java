package registry.client.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import registry.client.UnexpectedAnswerException;

/** Reads bodies, within limits and showing signs of life. */
final class Bodies {
    /** Bounds what a hostile or mistaken server can make a client hold in memory. */
    static final int MAX_ANSWER_BYTES = 64 << 20;

    /** As much of an error as anybody wants to know; the rest is not fetched. */
    static final int MAX_ERROR_BYTES = 1 << 20;

    private Bodies() {}

    /** Reads the whole body into memory. */
    static BodyHandler<byte[]> inMemory(SignsOfLife life) {
        return head -> isGood(head) ? new Collecting(MAX_ANSWER_BYTES, false, life) : error(life);
    }

    /** Gives a good body to a receiver, and reads any other into memory. */
    static BodyHandler<byte[]> into(Receiver receiver, SignsOfLife life) {
        return head -> {
            if (!isGood(head)) {
                return error(life);
            }
            receiver.begin(head);
            return HttpResponse.BodySubscribers.mapping(
                    HttpResponse.BodySubscribers.ofByteArrayConsumer(piece -> piece.ifPresent(bytes -> {
                        life.moved();
                        receiver.piece(bytes);
                    })),
                    nothing -> new byte[0]);
        };
    }

    private static boolean isGood(HttpResponse.ResponseInfo head) {
        return head.statusCode() < 300;
    }

    private static BodySubscriber<byte[]> error(SignsOfLife life) {
        return new Collecting(MAX_ERROR_BYTES, true, life);
    }

    /** Collects bytes; what is beyond the limit is either left out or a failure. */
    private static final class Collecting implements BodySubscriber<byte[]> {
        private final int limit;
        private final boolean leaveOutRest;
        private final SignsOfLife life;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private Flow.@Nullable Subscription subscription;

        Collecting(int limit, boolean leaveOutRest, SignsOfLife life) {
            this.limit = limit;
            this.leaveOutRest = leaveOutRest;
            this.life = life;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
            newSubscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> pieces) {
            life.moved();
            for (ByteBuffer piece : pieces) {
                byte[] some = new byte[Math.min(piece.remaining(), limit - bytes.size())];
                boolean whole = some.length == piece.remaining();
                piece.get(some);
                bytes.writeBytes(some);
                if (!whole) {
                    stop();
                    return;
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }

        private void stop() {
            if (leaveOutRest) {
                onComplete();
            } else {
                body.completeExceptionally(new UnexpectedAnswerException(
                        "The answer has more than " + (limit >> 20) + " MiB: is this the address of a registry?"));
            }
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }
}
