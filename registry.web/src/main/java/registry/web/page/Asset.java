package registry.web.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import registry.api.Digest;

/** A file that pages refer to. Its address holds the digest of its bytes, so that a browser may keep it for ever. */
final class Asset {
    /** Where all of them are served. */
    static final String FOLDER = "/assets/";

    private static final int DIGITS = 16;

    private final String path;
    private final String mediaType;
    private final byte[] bytes;
    private final byte[] gzip;

    private Asset(String path, String mediaType, byte[] bytes) {
        this.path = path;
        this.mediaType = mediaType;
        this.bytes = bytes;
        this.gzip = compress(bytes);
    }

    private static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /**
     * Reads one from this module.
     *
     * @param name such as {@code registry.css}
     */
    static Asset read(String name, String mediaType) {
        try (InputStream in = Asset.class.getResourceAsStream("assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the asset " + name + " is missing in the program");
            }
            byte[] bytes = in.readAllBytes();
            String digest = Digest.ofContent(bytes).hex().substring(0, DIGITS);
            int dot = name.lastIndexOf('.');
            return new Asset(FOLDER + name.substring(0, dot) + "-" + digest + name.substring(dot), mediaType, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("the asset " + name + " is unreadable", e);
        }
    }

    /** Where it is served. */
    String path() {
        return path;
    }

    /** As in {@code Content-Type}. */
    String mediaType() {
        return mediaType;
    }

    /** The content; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** The same as gzip; not to be changed. */
    byte[] gzip() {
        return gzip;
    }
}
