package registry.orgs;

import java.util.List;
import java.util.function.Consumer;
import registry.api.RegistryException;

/**
 * Something that somebody does.
 *
 * @param parts what it consists of; others may cut in between two of them
 */
record Step(String text, List<Consumer<OrgSystem>> parts) {
    /** What a step comes to that is not refused. */
    static final String DONE = "done";

    Step(String text, Consumer<OrgSystem> action) {
        this(text, List.of(action));
    }

    /** Does it and tells what came of it: done, or the code of the refusal, after which nothing more is done. */
    String on(OrgSystem system) {
        return outcome(() -> parts.forEach(part -> part.accept(system)));
    }

    /** What something comes to. */
    static String outcome(Runnable action) {
        try {
            action.run();
            return DONE;
        } catch (RegistryException e) {
            return e.code().code();
        } catch (OrgSystem.Refused e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
