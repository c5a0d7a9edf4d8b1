package registry.signing.key;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Providers;
import registry.api.spi.SignatureScheme;

/** The installed signature schemes, by id. Immutable and thread-safe. */
public final class SignatureSchemes {
    private final Providers<SignatureScheme> providers;

    private SignatureSchemes(Providers<SignatureScheme> providers) {
        this.providers = providers;
    }

    /**
     * Finds the schemes with {@link ServiceLoader}.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID} when two have the same id
     */
    public static SignatureSchemes load() {
        return of(ServiceLoader.load(SignatureScheme.class));
    }

    /**
     * Takes these schemes.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID} when two have the same id
     */
    public static SignatureSchemes of(Iterable<? extends SignatureScheme> schemes) {
        return new SignatureSchemes(Providers.of("signature scheme", schemes));
    }

    /** The scheme with exactly this id, if it is installed. */
    public Optional<SignatureScheme> find(String id) {
        return providers.all().stream().filter(scheme -> scheme.id().equals(id)).findFirst();
    }

    /**
     * The scheme with exactly this id.
     *
     * @throws RegistryException with {@link ApiError#CONFIG_INVALID} naming the installed ones when it is none of them
     */
    public SignatureScheme require(String id) {
        return providers.require(id);
    }

    /** The scheme whose keys look like this: its multicodec bytes, and a key of its length behind them. */
    Optional<SignatureScheme> ofMulticodec(byte[] prefixed) {
        return providers.all().stream()
                .filter(scheme -> {
                    byte[] codec = scheme.multicodec();
                    return prefixed.length == codec.length + scheme.publicKeyLength()
                            && Arrays.equals(prefixed, 0, codec.length, codec, 0, codec.length);
                })
                .findFirst();
    }

    /** The ids, sorted. */
    public List<String> ids() {
        return providers.all().stream().map(SignatureScheme::id).toList();
    }

    /** One line for every scheme: id, module and module version. */
    public List<String> describe() {
        return providers.describe();
    }
}
