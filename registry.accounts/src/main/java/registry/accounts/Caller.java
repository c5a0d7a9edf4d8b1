package registry.accounts;

import java.util.Optional;

/**
 * What a request tells of who sent it; nothing of it is checked yet.
 *
 * @param authorization the value of the {@code Authorization} header
 * @param session the value of the session cookie
 * @param address the client's network address, for limits and the audit trail
 */
public record Caller(Optional<String> authorization, Optional<String> session, String address) {
    /** A caller that presents an {@code Authorization} header and nothing else. */
    public static Caller bearing(String authorization) {
        return new Caller(Optional.of(authorization), Optional.empty(), "-");
    }

    /** Whether any credential was presented. */
    public boolean presentsCredential() {
        return authorization.isPresent() || session.isPresent();
    }

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "caller at " + address;
    }
}
