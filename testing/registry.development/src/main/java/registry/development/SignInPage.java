package registry.development;

import io.jstach.jstache.JStache;
import java.util.List;

/**
 * The page where one chooses who to be.
 *
 * @param request the raw query of the authentication request, carried along
 * @param people who is offered
 * @param form what was typed before
 */
@JStache(path = "registry/development/sign-in.mustache")
record SignInPage(String request, List<Person> people, PersonForm form) implements Page {
    static SignInPage of(String request, PersonForm form) {
        return new SignInPage(request, Person.SAMPLES, form);
    }

    /** Whether what was typed has to be typed again. */
    boolean refused() {
        return !form.problem().isEmpty();
    }

    @Override
    public String html() {
        return SignInPageRenderer.of().execute(this);
    }
}
