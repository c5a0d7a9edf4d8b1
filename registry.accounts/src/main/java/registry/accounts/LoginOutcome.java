package registry.accounts;

/** How a sign-in ended. */
public sealed interface LoginOutcome {
    /**
     * Somebody is signed in.
     *
     * @param cookies for the browser
     * @param returnPath where the browser goes on
     */
    record SignedIn(Account account, IssuedSession cookies, ReturnPath returnPath) implements LoginOutcome {}

    /** Nobody is. */
    record Refused(LoginProblem problem) implements LoginOutcome {}
}
