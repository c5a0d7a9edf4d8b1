package registry.web.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.context.Context;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.http.DirectHandlers;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * A connection that is read through a {@link SmallChunkReader}, waits only so long, and answers malformed requests in JSON.
 * Read by one thread.
 */
final class BoundedConnection implements ConnectionContext {
    private final ConnectionContext connection;
    private final DataReader reader;
    private final ListenerContext listener;
    private final SilenceWatch watch;
    private Optional<Long> headersDeadline = Optional.empty();

    BoundedConnection(ConnectionContext connection, SilenceWatch watch) {
        this.connection = connection;
        this.watch = watch;
        this.reader = new SmallChunkReader(this::read);
        this.listener = new Listener(connection.listenerContext());
    }

    /** The first line of a request has come. */
    void headersBegin() {
        headersDeadline = Optional.of(System.nanoTime() + SilenceWatch.LONGEST_HEADERS.toNanos());
    }

    /** The headers are complete. */
    void headersEnd() {
        headersDeadline = Optional.empty();
    }

    private byte[] read() {
        long deadline = headersDeadline.orElseGet(() -> System.nanoTime() + SilenceWatch.LONGEST_SILENCE.toNanos());
        return watch.during(
                connection.serverSocket(),
                deadline,
                () -> connection.dataReader().readBuffer().readBytes());
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public ListenerContext listenerContext() {
        return listener;
    }

    @Override
    public ExecutorService executor() {
        return connection.executor();
    }

    @Override
    public DataWriter dataWriter() {
        return connection.dataWriter();
    }

    @Override
    public Router router() {
        return connection.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return connection.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return connection.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return connection.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return connection.localPeer();
    }

    @Override
    public boolean isSecure() {
        return connection.isSecure();
    }

    @Override
    public String socketId() {
        return connection.socketId();
    }

    @Override
    public String childSocketId() {
        return connection.childSocketId();
    }

    private record Listener(ListenerContext listener) implements ListenerContext {
        @Override
        public DirectHandlers directHandlers() {
            return MalformedRequests.HANDLERS;
        }

        @Override
        public Context context() {
            return listener.context();
        }

        @Override
        public MediaContext mediaContext() {
            return listener.mediaContext();
        }

        @Override
        public ContentEncodingContext contentEncodingContext() {
            return listener.contentEncodingContext();
        }

        @Override
        public ListenerConfig config() {
            return listener.config();
        }

        @Override
        public ExecutorService executor() {
            return listener.executor();
        }
    }
}
