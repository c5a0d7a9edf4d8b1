package registry.signing.key;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import registry.api.RegistryException;
import registry.api.spi.SignatureScheme;
import registry.signing.SigningError;
import registry.signing.json.PrettyJson;
import registry.signing.json.StrictJson;

/**
 * Key files, byte for byte as {@code mero-sign} and {@code cargo mero} write them: a JSON object of {@code private_key}
 * (the seed), {@code public_key} (both base64url without padding) and {@code signer_id}.
 *
 * <p>No message ever quotes the content of a file.
 */
public final class KeyFile {
    private static final int MAX_LENGTH = 64 * 1024;
    private static final String PRIVATE_KEY = "private_key";
    private static final String PUBLIC_KEY = "public_key";
    private static final String SIGNER_ID = "signer_id";

    private KeyFile() {}

    /**
     * Reads a key. The public key and the signer id are derived from the private key and must be those of the file;
     * other members are ignored.
     *
     * @throws RegistryException with {@link SigningError#KEY_FILE_INVALID} when the file cannot be read, is no key file
     *     of this scheme, or lies about its public key or signer id
     */
    public static SigningKey read(Path file, SignatureScheme scheme) {
        JsonNode json = parse(file, readBytes(file));
        byte[] seed = Base64Url.decode(member(file, json, PRIVATE_KEY), scheme.seedLength())
                .orElseThrow(() -> invalid(
                        file,
                        PRIVATE_KEY + " must be " + scheme.seedLength() + " bytes in base64url without padding",
                        null));
        SigningKey key = SigningKey.fromSeed(scheme, seed);
        requireHonest(file, json, PUBLIC_KEY, Base64Url.encode(key.publicKey()));
        requireHonest(file, json, SIGNER_ID, key.signerId().value());
        return key;
    }

    /**
     * Writes a new file that only its owner may read (mode 0600 where the file system has modes).
     *
     * @throws RegistryException with {@link SigningError#KEY_FILE_EXISTS} when anything of that name exists, a dangling
     *     link included, or {@link SigningError#KEY_FILE_INVALID} when it cannot be written
     */
    public static void create(Path file, SigningKey key) {
        byte[] content = PrettyJson.write(json(key));
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(file))) {
            ByteBuffer remaining = ByteBuffer.wrap(content);
            while (remaining.hasRemaining()) {
                channel.write(remaining);
            }
            channel.force(true);
        } catch (FileAlreadyExistsException e) {
            throw new RegistryException(
                    SigningError.KEY_FILE_EXISTS,
                    "the key file " + file + " already exists; choose another name, or --force to replace it for ever",
                    e);
        } catch (IOException e) {
            throw invalid(file, "it cannot be written: " + reason(e), e);
        }
    }

    /**
     * Removes what has this name (a link itself, not what it points to), then writes a new file as {@link #create}.
     *
     * @throws RegistryException with {@link SigningError#KEY_FILE_INVALID} when it is a directory or cannot be written
     */
    public static void replace(Path file, SigningKey key) {
        try {
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                throw invalid(file, "it is a directory", null);
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw invalid(file, "it cannot be removed: " + reason(e), e);
        }
        create(file, key);
    }

    private static ObjectNode json(SigningKey key) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(PRIVATE_KEY, Base64Url.encode(key.seed()))
                .put(PUBLIC_KEY, Base64Url.encode(key.publicKey()))
                .put(SIGNER_ID, key.signerId().value());
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean modes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return modes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static byte[] readBytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_LENGTH + 1);
            if (bytes.length > MAX_LENGTH) {
                throw invalid(file, "it is longer than " + MAX_LENGTH + " bytes", null);
            }
            return bytes;
        } catch (IOException e) {
            throw invalid(file, "it cannot be read: " + reason(e), e);
        }
    }

    private static JsonNode parse(Path file, byte[] bytes) {
        JsonNode json;
        try {
            json = StrictJson.parse(bytes);
        } catch (RegistryException quoting) {
            // Its message may quote the text, and the text holds the secret.
            throw invalid(file, "it is not well-formed JSON", null);
        }
        if (!json.isObject()) {
            throw invalid(file, "it is not a JSON object", null);
        }
        return json;
    }

    private static String member(Path file, JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isTextual()) {
            throw invalid(file, name + " is missing or no string", null);
        }
        return value.textValue();
    }

    private static void requireHonest(Path file, JsonNode json, String name, String derived) {
        if (!member(file, json, name).equals(derived)) {
            throw invalid(
                    file,
                    "its " + name + " does not belong to its " + PRIVATE_KEY + ", which gives " + derived
                            + "; the file was edited or mixed up",
                    null);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file or directory";
        }
        return e instanceof AccessDeniedException ? "permission denied" : e.toString();
    }

    private static RegistryException invalid(Path file, String problem, @Nullable Throwable cause) {
        return new RegistryException(SigningError.KEY_FILE_INVALID, "key file " + file + ": " + problem, cause);
    }
}
