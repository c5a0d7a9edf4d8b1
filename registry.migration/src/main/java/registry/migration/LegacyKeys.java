package registry.migration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import registry.api.Digest;

/** Where things are in the other deployment's Redis. */
final class LegacyKeys {
    static final String PACKAGES = "bundles:all";
    static final String VERSIONS = "bundle-versions:";
    static final String BUNDLE = "bundle:";
    static final String YANKED = "bundle-yanked:";
    static final String BINARY = "binary:";
    static final String DOWNLOADS = "downloads:";
    static final String USER = "user:";
    static final String EMAIL = "email2user:";
    static final String USERNAME = "username:";
    static final String USER_BADGE = "admin_verified:user:";
    static final String ORG_BADGE = "admin_verified:org:";
    static final String PACKAGE_BADGE = "admin_verified:package:";
    static final String TOKEN = "apitoken:";
    static final String TOKENS_OF = "user_tokens:";
    static final String SESSION = "refresh:";
    static final String ORG = "org:";
    static final String ORG_SLUG = "org:by_slug:";
    static final String MEMBERS = ":members";
    static final String ROLES = ":roles";
    static final String ORG_PACKAGES = ":packages";
    static final String LINK = "pkg2org:";
    static final String ORGS_OF = "member2orgs:";
    static final String ADMINISTRATORS = "admin:set";
    static final String SUSPENDED = "blacklist:set";
    static final String SUSPENSION = "blacklist:email:";
    static final String BOTS = "bot:set";

    private static final Pattern TOKEN_FORM = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");
    private static final int TOKEN_ID = 8;
    private static final int DIGITS = 12;

    /** Everything that has a meaning; what {@link #isKnown} does not find here is somebody else's. */
    private static final List<String> PREFIXES = List.of(
            VERSIONS,
            BUNDLE,
            YANKED,
            BINARY,
            DOWNLOADS,
            USER,
            EMAIL,
            USERNAME,
            USER_BADGE,
            ORG_BADGE,
            PACKAGE_BADGE,
            TOKEN,
            TOKENS_OF,
            SESSION,
            "user_refresh:",
            ORG,
            LINK,
            ORGS_OF,
            SUSPENSION,
            "provides:",
            "uses:");

    private static final List<String> WHOLE = List.of(PACKAGES, ADMINISTRATORS, SUSPENDED, BOTS);

    private LegacyKeys() {}

    static String bundle(String name, String version) {
        return BUNDLE + name + "/" + version;
    }

    static String yanked(String name, String version) {
        return YANKED + name + "/" + version;
    }

    static String binary(String name, String version) {
        return BINARY + name + "/" + version;
    }

    static boolean isKnown(String key) {
        return WHOLE.contains(key) || PREFIXES.stream().anyMatch(key::startsWith);
    }

    /**
     * Whether {@code text} is a token as the other deployment made them: 256 bits in base64url without padding, whose
     * last digit has two bits that are zero (RFC 4648 §3.5).
     */
    static boolean isToken(String text) {
        return TOKEN_FORM.matcher(text).matches();
    }

    /** What a token is called in listings: its beginning. */
    static String tokenId(String token) {
        return token.substring(0, TOKEN_ID);
    }

    /** A token as people may see it. What has another form is shown by its digest, since it may be shorter. */
    static String shownToken(String token) {
        return isToken(token)
                ? tokenId(token) + "…"
                : "sha256-"
                        + Digest.ofContent(token.getBytes(StandardCharsets.UTF_8))
                                .hex()
                                .substring(0, DIGITS);
    }

    /** The key as people may see it: some hold a secret. */
    static String shown(String key) {
        return key.startsWith(TOKEN) ? TOKEN + shownToken(key.substring(TOKEN.length())) : key;
    }
}
