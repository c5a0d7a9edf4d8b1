package registry.client.account;

/**
 * The cookies of a browser's session. Secrets.
 *
 * @param session value of the cookie {@code app_registry_session}
 * @param refresh value of the cookie {@code app_registry_session_refresh}
 */
public record SessionCookies(String session, String refresh) {
    /** Names of the cookies. */
    public static final String SESSION = "app_registry_session";

    /** Name of the cookie that is exchanged for new ones. */
    public static final String REFRESH = "app_registry_session_refresh";

    /** Checks that both can be sent; throws {@link IllegalArgumentException}. */
    public SessionCookies {
        requireCookie(session);
        requireCookie(refresh);
    }

    /** Says nothing about the values. */
    @Override
    public String toString() {
        return "SessionCookies[hidden]";
    }

    /** RFC 6265 §4.1.1. */
    private static void requireCookie(String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 127 && "\",;\\".indexOf(c) < 0)) {
            throw new IllegalArgumentException("a cookie holds characters that no cookie has");
        }
    }
}
