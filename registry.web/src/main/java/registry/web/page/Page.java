package registry.web.page;

/** A page that is ready to be shown. */
public interface Page {
    /** The HTML, everything in it escaped. */
    String html();

    /** An origin besides this one that the answer to its form may lead to; {@code ""} for none. */
    default String formOrigin() {
        return "";
    }
}
