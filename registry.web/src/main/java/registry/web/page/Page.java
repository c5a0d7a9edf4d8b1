package registry.web.page;

/** A page that is ready to be shown. */
interface Page {
    /** The HTML, everything in it escaped. */
    String html();
}
