package registry.storage.redis;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;
import registry.api.ConfigScope;
import registry.api.RegistryException;

/** Reads how to speak TLS with Redis. Its certificate is always verified, and that it is for the host that was asked. */
final class Tls {
    private static final String CA_FILE = "tls.ca-file";
    private static final String CLIENT_STORE = "tls.client-store";
    private static final String CLIENT_STORE_PASSWORD = "tls.client-store-password";
    private static final String STORE_TYPE = "PKCS12";

    /** Of a key store that never leaves the memory and holds nothing secret. */
    private static final char[] NO_SECRET = "registry".toCharArray();

    private Tls() {}

    /**
     * Reads {@code tls.ca-file} (certificates in PEM; those that Java trusts when not set), {@code tls.client-store} (a
     * PKCS #12 file with the client's key and certificate) and its {@code tls.client-store-password}.
     *
     * @throws RegistryException with {@code CONFIG_INVALID} when a file cannot be used
     */
    static SslOptions of(ConfigScope config) {
        SslOptions.Builder options = SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL);
        config.text(CA_FILE).ifPresent(file -> {
            byte[] store = trusted(config, file);
            options.trustStoreType(STORE_TYPE).truststore(() -> new ByteArrayInputStream(store), NO_SECRET.clone());
        });
        config.text(CLIENT_STORE).ifPresent(file -> {
            byte[] store = read(config, CLIENT_STORE, file);
            char[] password = config.text(CLIENT_STORE_PASSWORD).orElse("").toCharArray();
            options.keyStoreType(STORE_TYPE).keystore(() -> new ByteArrayInputStream(store), password);
        });
        SslOptions all = options.build();
        try {
            all.createSslContext();
            return all;
        } catch (IOException | GeneralSecurityException e) {
            throw config.invalid(CLIENT_STORE, "must name a PKCS #12 file that its password opens: " + e.getMessage());
        }
    }

    private static byte[] trusted(ConfigScope config, String file) {
        try (InputStream in = new ByteArrayInputStream(read(config, CA_FILE, file))) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw config.invalid(CA_FILE, "must name a file with certificates in PEM; '" + file + "' has none");
            }
            KeyStore store = KeyStore.getInstance(STORE_TYPE);
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, NO_SECRET);
            return bytes.toByteArray();
        } catch (IOException | GeneralSecurityException e) {
            throw config.invalid(CA_FILE, "must name a file with certificates in PEM: " + e.getMessage());
        }
    }

    private static byte[] read(ConfigScope config, String key, String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw config.invalid(key, "names a file that cannot be read: " + e.getMessage());
        }
    }
}
