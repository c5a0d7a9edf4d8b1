package registry.client.http;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import registry.client.TransferListener;

/** Bundles as request bodies of known length, read while they are sent. */
public final class Upload {
    private Upload() {}

    /**
     * A file as the one part of a form (RFC 7578), whose field is {@code bundle}.
     *
     * @throws IOException if the file cannot be read
     */
    public static Call.Body form(Path file, TransferListener listener) throws IOException {
        // The registry's archives are compressed: a random boundary does not occur in them by accident.
        String boundary = "registry-" + UUID.randomUUID();
        byte[] head = ascii("--" + boundary + "\r\n"
                + "Content-Disposition: form-data; name=\"bundle\"; filename=\"bundle.mpk\"\r\n"
                + "Content-Type: application/gzip\r\n\r\n");
        byte[] tail = ascii("\r\n--" + boundary + "--\r\n");
        Content content = new Content(head, file, Files.size(file), tail, false);
        return new Call.Body("multipart/form-data; boundary=" + boundary, life -> content.open(life, listener));
    }

    /**
     * A manifest with one more member, {@code _binary}, that holds a file in hexadecimal.
     *
     * @param manifest an object that is not empty, byte for byte as it is sent
     * @throws IOException if the file cannot be read
     */
    public static Call.Body json(byte[] manifest, Path file, TransferListener listener) throws IOException {
        String text = new String(manifest, StandardCharsets.UTF_8).stripTrailing();
        byte[] head = (text.substring(0, text.length() - 1) + ",\"_binary\":\"").getBytes(StandardCharsets.UTF_8);
        Content content = new Content(head, file, Files.size(file), ascii("\"}"), true);
        return new Call.Body("application/json", life -> content.open(life, listener));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Content(byte[] head, Path file, long size, byte[] tail, boolean hex) {
        BodyPublisher open(SignsOfLife life, TransferListener listener) {
            BodyPublisher bytes = BodyPublishers.ofInputStream(() -> stream(life, listener));
            return BodyPublishers.fromPublisher(bytes, head.length + (hex ? 2 * size : size) + tail.length);
        }

        private InputStream stream(SignsOfLife life, TransferListener listener) {
            try {
                InputStream watched = new Watched(Files.newInputStream(file), size, life, listener);
                return new SequenceInputStream(Collections.enumeration(List.of(
                        new ByteArrayInputStream(head),
                        hex ? new HexInputStream(watched) : watched,
                        new ByteArrayInputStream(tail))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Shows signs of life and tells the listener of each piece that is read. */
    private static final class Watched extends FilterInputStream {
        private final OptionalLong total;
        private final SignsOfLife life;
        private final TransferListener listener;
        private long done;

        Watched(InputStream in, long size, SignsOfLife life, TransferListener listener) {
            super(in);
            this.total = OptionalLong.of(size);
            this.life = life;
            this.listener = listener;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            moved(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            moved(Math.max(count, 0));
            return count;
        }

        private void moved(int count) {
            life.moved();
            done += count;
            if (count > 0) {
                Told.tell(listener, done, total);
            }
        }
    }
}
