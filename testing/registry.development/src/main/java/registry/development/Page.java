package registry.development;

/** A page, rendered. */
sealed interface Page permits SignInPage, RefusalPage {
    /** The HTML, everything in it escaped. */
    String html();
}
