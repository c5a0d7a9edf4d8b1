package registry.web.page;

import io.jstach.jstache.JStache;

/**
 * A refusal, for people.
 *
 * @param status the HTTP status
 * @param message what is wrong and what to do
 * @param requestId finds the request in the log
 */
@JStache(path = "problem")
record ProblemPage(Frame frame, int status, String message, String requestId) implements Page {
    /** What a page with this status is called. */
    static String title(int status) {
        return switch (status) {
            case 403 -> "This is not allowed";
            case 404 -> "Not found";
            case 429 -> "Too many requests";
            case 503 -> "Not available at the moment";
            default -> status < 500 ? "This cannot be done" : "Something went wrong";
        };
    }

    @Override
    public String html() {
        return ProblemPageRenderer.of().execute(this);
    }
}
