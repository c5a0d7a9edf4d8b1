package registry.api.spi;

import java.util.Optional;

/**
 * A person as an identity provider knows them.
 *
 * @param issuer names the identity provider, for OpenID Connect the issuer's URL
 * @param subject names the person there, for ever; never empty
 * @param email an address that the identity provider vouches for, as it writes it
 * @param name what the person is called there
 * @param picture the address of a picture, as the identity provider writes it
 * @param administrator whether the operator lets this identity administer the registry, by what the identity provider
 *     says of it now
 */
public record ExternalIdentity(
        String issuer,
        String subject,
        String email,
        Optional<String> name,
        Optional<String> picture,
        boolean administrator) {
    /** Refuses an identity without issuer or subject. */
    public ExternalIdentity {
        if (issuer.isEmpty() || subject.isEmpty()) {
            throw new IllegalArgumentException("an identity needs an issuer and a subject");
        }
    }

    /** Keeps personal data out of logs. */
    @Override
    public String toString() {
        return "a subject of " + issuer;
    }
}
