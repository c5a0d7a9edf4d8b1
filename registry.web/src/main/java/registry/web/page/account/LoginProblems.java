package registry.web.page.account;

import java.util.Arrays;
import java.util.Optional;
import registry.accounts.LoginProblem;

/** What a failed sign-in is called in the address of the login page, in words. */
final class LoginProblems {
    private static final String SESSION_EXPIRED = "session_expired";

    private LoginProblems() {}

    /** The words for {@code code}; {@code ""} when there is none. */
    static String text(Optional<String> code) {
        return code.filter(name -> !name.isEmpty()).map(LoginProblems::text).orElse("");
    }

    private static String text(String code) {
        if (code.equals(SESSION_EXPIRED)) {
            return "Your session has ended. Sign in again to go on.";
        }
        return Arrays.stream(LoginProblem.values())
                .filter(problem -> problem.code().equals(code))
                .findFirst()
                .map(LoginProblems::text)
                .orElse("Something went wrong. Try again; if it happens again, tell the operator of this registry.");
    }

    private static String text(LoginProblem problem) {
        return switch (problem) {
            case AUTH_NOT_CONFIGURED ->
                "This way to sign in is not configured. Choose another one, or ask the operator of this registry.";
            case INVALID_STATE -> "This sign-in was begun too long ago, or in another browser. Begin again.";
            case MISSING_CODE ->
                "The identity provider did not let you in, or you changed your mind. Try again when you like.";
            case OAUTH_FAILED ->
                "The identity provider's answer could not be verified. Begin again; if it happens again, tell the operator "
                        + "of this registry.";
            case ACCOUNT_SUSPENDED -> "Your account is suspended. Ask an administrator of this registry.";
            case EMAIL_UNVERIFIED ->
                "Your identity provider does not vouch for your e-mail address. Verify it there, then sign in again.";
            case EMAIL_NOT_ALLOWED ->
                "People with your e-mail address are not let in here. Choose another account, or ask the operator of this "
                        + "registry.";
            case EMAIL_IN_USE ->
                "Another account has your e-mail address already. Sign in the way you did the first time, or ask an "
                        + "administrator of this registry.";
            case LOGIN_UNAVAILABLE ->
                "The identity provider does not answer at the moment. Try again in a few minutes; your account is fine.";
        };
    }
}
