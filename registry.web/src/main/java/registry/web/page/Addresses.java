package registry.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import registry.accounts.ReturnPath;
import registry.api.BundleVersion;
import registry.api.PackageName;

/** Addresses of pages. Names of packages and versions need no escaping in them. */
public final class Addresses {
    /** Where everybody starts. */
    public static final String HOME = "/";

    /** All packages. */
    public static final String BROWSE = "/apps";

    /** Who publishes. */
    public static final String DEVELOPERS = "/developers";

    /** All organizations, or one's own. */
    public static final String ORGS = "/orgs";

    /** The handbook. */
    public static final String DOCS = "/docs";

    /** Where bundles are published. */
    public static final String UPLOAD = "/upload";

    /** Where one signs in. */
    public static final String LOGIN = "/login";

    /** Where a session that has lapsed goes on, or else one signs in. */
    public static final String RENEW = "/api/auth/renew";

    /** What one signs out with. */
    public static final String SIGN_OUT = "/sign-out";

    /** Who one is, one's tokens and sessions. */
    public static final String ACCOUNT = "/account";

    /** What one may publish to. */
    public static final String MY_PACKAGES = "/my-packages";

    /** Where a program is let in. */
    public static final String CONNECT = "/connect";

    /** For those who administer the registry. */
    public static final String ADMIN = "/admin";

    static final String THEME = "/theme";

    private Addresses() {}

    /** The page of a package. */
    public static String of(PackageName name) {
        return BROWSE + "/" + name;
    }

    /** The page of a version. */
    public static String of(PackageName name, BundleVersion version) {
        return of(name) + "/" + version;
    }

    /** The page of somebody who publishes. */
    public static String ofDeveloper(String author) {
        return DEVELOPERS + "/" + encode(author).replace("+", "%20");
    }

    /** The bundle itself. */
    public static String artifact(PackageName name, BundleVersion version) {
        return "/artifacts/" + name + "/" + version + "/" + name + "-" + version + ".mpk";
    }

    /** {@code path} with {@code onward} as its query parameter {@code return}. */
    public static String withReturn(String path, ReturnPath onward) {
        return path + "?return=" + encode(onward.text());
    }

    /** {@code path} with these fields as its query, those that are {@code ""} left out. */
    public static String withQuery(String path, Map<String, String> fields) {
        String query = fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** A text as part of a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
