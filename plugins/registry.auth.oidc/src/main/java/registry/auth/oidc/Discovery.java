package registry.auth.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import registry.api.ApiError;
import registry.api.RegistryException;

/**
 * Asks an issuer to describe itself when that is first needed, and again when an hour has passed. An issuer that does
 * not answer is left alone for some seconds, in which every sign-in fails at once or goes on with the last description.
 */
final class Discovery {
    static final Duration KEPT = Duration.ofHours(1);
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(Discovery.class.getName());
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private final IssuerConfig config;
    private final Transport transport;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();

    private Optional<Endpoints> known = Optional.empty();
    private Instant nextQuestion = Instant.MIN;
    private @Nullable IOException failure;

    Discovery(IssuerConfig config, Transport transport, Clock clock) {
        this.config = config;
        this.transport = transport;
        this.clock = clock;
    }

    /**
     * What the issuer says of itself.
     *
     * @throws RegistryException with {@link ApiError#LOGIN_UNAVAILABLE}
     */
    Endpoints endpoints() {
        lock.lock();
        try {
            if (!clock.instant().isBefore(nextQuestion)) {
                ask();
            }
            return known.orElseThrow(() -> config.unavailable(failure));
        } finally {
            lock.unlock();
        }
    }

    private void ask() {
        try {
            known = Optional.of(read());
            nextQuestion = clock.instant().plus(KEPT);
        } catch (IOException e) {
            failure = e;
            nextQuestion = clock.instant().plus(PAUSE);
            if (known.isPresent()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        () -> "the issuer " + config.issuer() + " does not describe itself anew: " + e.getMessage());
            }
        }
    }

    private Endpoints read() throws IOException {
        String document = transport.fetch(URI.create(config.issuer().replaceFirst("/+$", "") + WELL_KNOWN));
        try {
            return Endpoints.of(OIDCProviderMetadata.parse(document), config, transport);
        } catch (ParseException | IllegalArgumentException e) {
            throw new IOException("its description cannot be read", e);
        }
    }
}
