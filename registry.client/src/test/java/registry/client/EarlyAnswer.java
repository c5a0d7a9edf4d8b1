package registry.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Answers one request as soon as its headers are there, and then reads the rest of it, as well-behaved servers do. */
final class EarlyAnswer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Thread thread;

    EarlyAnswer(String status, String json) throws IOException {
        String answer =
                "HTTP/1.1 " + status + "\r\nContent-Length: " + json.length() + "\r\nConnection: close\r\n\r\n" + json;
        thread = Thread.ofVirtual().start(() -> answer(answer.getBytes(StandardCharsets.US_ASCII)));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void answer(byte[] answer) {
        try (Socket socket = server.accept();
                InputStream in = socket.getInputStream()) {
            in.read();
            socket.getOutputStream().write(answer);
            socket.shutdownOutput();
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The client hung up: it has what it wants.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        thread.interrupt();
    }
}
