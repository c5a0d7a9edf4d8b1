package registry.storage.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import registry.api.ConfigScope;
import registry.api.RegistryException;

/**
 * TLS to Redis. The server's certificate is always verified, and that it is for the host that was asked for (RFC 2818).
 * Immutable.
 */
final class Tls {
    private static final String CA_FILE = "tls.ca-file";
    private static final String CLIENT_STORE = "tls.client-store";
    private static final String CLIENT_STORE_PASSWORD = "tls.client-store-password";

    private final SSLSocketFactory sockets;

    private Tls(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    /**
     * Reads {@code tls.ca-file} (certificates in PEM; those that Java trusts when not set), {@code tls.client-store} (a
     * PKCS #12 file with the client's key and certificate) and its {@code tls.client-store-password}.
     *
     * @throws RegistryException with {@code CONFIG_INVALID} when a file cannot be used
     */
    static Tls of(ConfigScope config) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(clientKeys(config), trusted(config), null);
            return new Tls(context.getSocketFactory());
        } catch (GeneralSecurityException e) {
            throw config.invalid(CLIENT_STORE, "cannot be used: " + e.getMessage());
        }
    }

    SSLSocketFactory sockets() {
        return sockets;
    }

    static SSLParameters parameters() {
        SSLParameters parameters = new SSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return parameters;
    }

    private static TrustManager @Nullable [] trusted(ConfigScope config) {
        Optional<String> file = config.text(CA_FILE);
        if (file.isEmpty()) {
            return null; // what Java trusts
        }
        try (InputStream in = Files.newInputStream(Path.of(file.get()))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry(String.valueOf(number++), certificate);
            }
            if (number == 0) {
                throw config.invalid(CA_FILE, "holds no certificate in PEM");
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw config.invalid(CA_FILE, "must name a file with certificates in PEM: " + e.getMessage());
        }
    }

    private static KeyManager @Nullable [] clientKeys(ConfigScope config) {
        Optional<String> file = config.text(CLIENT_STORE);
        if (file.isEmpty()) {
            return null;
        }
        char[] password = config.text(CLIENT_STORE_PASSWORD).orElse("").toCharArray();
        try (InputStream in = Files.newInputStream(Path.of(file.get()))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw config.invalid(CLIENT_STORE, "must name a PKCS #12 file that its password opens: " + e.getMessage());
        }
    }
}
