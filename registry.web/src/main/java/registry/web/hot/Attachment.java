package registry.web.hot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The {@code Content-Disposition} of a download (RFC 6266): the client's own file name, made harmless. */
final class Attachment {
    private static final int MAX_LENGTH = 200;
    private static final String FALLBACK = "bundle.mpk";

    private Attachment() {}

    static String of(String fileName) {
        String name = baseName(fileName);
        String ascii = name.replaceAll("[^A-Za-z0-9._+@-]", "_");
        String header = "attachment; filename=\"" + ascii + "\"";
        return ascii.equals(name) ? header : header + "; filename*=UTF-8''" + extended(name);
    }

    /** Without directories and control characters; never empty, hidden or endless. */
    private static String baseName(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("\\p{C}", "").replaceFirst("^[.\\s]+", "");
        String bounded = clean.substring(0, Math.min(clean.length(), MAX_LENGTH));
        return bounded.isBlank() ? FALLBACK : bounded;
    }

    /** RFC 8187: percent-encoded UTF-8. */
    private static String extended(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
