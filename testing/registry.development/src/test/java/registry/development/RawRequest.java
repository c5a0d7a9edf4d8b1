package registry.development;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import registry.api.spi.DevelopmentIssuer;

/** Requests with headers that HTTP clients do not let one set. */
final class RawRequest {
    private static final int PATIENCE_MILLIS = 5_000;

    private RawRequest() {}

    /** Sends a request and returns the whole answer. */
    static String to(DevelopmentIssuer.Running issuer, String methodAndPath, String... headers) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.ofLiteral("127.0.0.1"), issuer.issuer().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request =
                    methodAndPath + " HTTP/1.1\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
