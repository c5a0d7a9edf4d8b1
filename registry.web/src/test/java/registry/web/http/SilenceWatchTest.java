package registry.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import org.junit.jupiter.api.Test;

class SilenceWatchTest {
    private final SilenceWatch watch = new SilenceWatch();
    private final FakeSocket socket = new FakeSocket();

    @Test
    void closesAConnectionThatWaitsBeyondItsDeadline() {
        boolean closedDuringRead = watch.during(socket, 1_000, () -> {
            watch.sweep(999);
            assertThat(socket.closed).isFalse();
            watch.sweep(1_001);
            return socket.closed;
        });
        assertThat(closedDuringRead).isTrue();
    }

    @Test
    void leavesAConnectionAloneOnceItHasRead() {
        watch.during(socket, 1_000, () -> 0);
        watch.sweep(Long.MAX_VALUE / 2);
        assertThat(socket.closed).isFalse();
    }

    private static final class FakeSocket implements HelidonSocket {
        private boolean closed;

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public void idle() {}

        @Override
        public boolean isConnected() {
            return !closed;
        }

        @Override
        public int read(BufferData buffer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(BufferData buffer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] get() {
            throw new UnsupportedOperationException();
        }

        @Override
        public PeerInfo remotePeer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public PeerInfo localPeer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String socketId() {
            return "fake";
        }

        @Override
        public String childSocketId() {
            return "fake";
        }
    }
}
