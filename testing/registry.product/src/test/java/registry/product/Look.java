package registry.product;

import java.util.function.Consumer;

/**
 * A page to look at, in a certain state.
 *
 * @param name of its pictures
 * @param who looks: a person of {@link PagesStage}, {@code ""} for somebody without an account
 * @param address path and query
 * @param status of the answer
 * @param steps what is done there before it is looked at, such as sending a form that is refused
 */
record Look(String name, String who, String address, int status, Consumer<Visitor> steps) {
    /** What everybody sees. */
    static Look at(String name, String address) {
        return by("", name, address);
    }

    /** What somebody sees who signed in. */
    static Look by(String who, String name, String address) {
        return new Look(name, who, address, 200, visitor -> {});
    }

    /** The same once this is done. */
    Look after(Consumer<Visitor> done) {
        return new Look(name, who, address, status, done);
    }

    /** The same where the server refuses with this status. */
    Look refused(int refusal) {
        return new Look(name, who, address, refusal, steps);
    }

    /** The path, without the query. */
    String path() {
        return address.replaceFirst("\\?.*", "");
    }

    @Override
    public String toString() {
        return name;
    }
}
