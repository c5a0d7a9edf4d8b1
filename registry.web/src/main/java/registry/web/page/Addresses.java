package registry.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import registry.accounts.ReturnPath;

/** Addresses of pages and routes that remember where somebody wanted to go. */
final class Addresses {
    private Addresses() {}

    /** {@code path} with {@code onward} as its query parameter {@code return}. */
    static String withReturn(String path, ReturnPath onward) {
        return path + "?return=" + URLEncoder.encode(onward.text(), StandardCharsets.UTF_8);
    }
}
