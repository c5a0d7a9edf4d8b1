package registry.web.page;

import registry.api.ApiError;
import registry.api.RegistryException;

/**
 * The form that deletes something for ever, once its name is typed.
 *
 * @param address what it is sent to
 * @param name what is to be typed
 * @param typed what was typed and refused, {@code ""} for nothing
 * @param problem why it was refused, {@code ""} when it was not
 */
public record Deletion(String address, String name, String typed, String problem) {
    /** The field of the form in which the name is typed. */
    public static final String FIELD = "confirm";

    /** The form as it is at first. */
    public static Deletion of(String address, String name) {
        return new Deletion(address, name, "", "");
    }

    /** The same, refused: what was typed stays. */
    public Deletion refusedFor(String otherProblem, String otherTyped) {
        return new Deletion(address, name, otherTyped, otherProblem);
    }

    /**
     * Refuses what was typed unless it is the name.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS}
     */
    public static void requireTyped(String typed, String name) {
        if (!typed.strip().equals(name)) {
            throw new RegistryException(ApiError.INVALID_PARAMS, "nothing was deleted: type " + name + " to delete it");
        }
    }

    /** Whether it was refused. */
    public boolean refused() {
        return !problem.isEmpty();
    }
}
