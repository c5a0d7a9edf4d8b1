package registry.web.page;

/** That a page is for those who are signed in. Never leaves {@link PageRoutes}. */
final class SignInFirst extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SignInFirst() {
        super("sign in first", null, false, false);
    }
}
