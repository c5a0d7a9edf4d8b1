package registry.accounts;

import java.time.Duration;

/**
 * What a browser is given to keep of a session.
 *
 * @param session the value of the session cookie
 * @param refresh the value of the refresh cookie
 */
public record IssuedSession(Secret session, Secret refresh) {
    /**
     * The value of a cookie.
     *
     * @param value empty when there is to be no such cookie
     * @param life how long the browser keeps it; zero when there is to be no such cookie
     */
    public record Secret(String value, Duration life) {
        /** The absence of a cookie. */
        public static final Secret NONE = new Secret("", Duration.ZERO);

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "a secret for " + life;
        }
    }
}
