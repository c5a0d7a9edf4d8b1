package registry.product;

import java.util.function.Consumer;

/**
 * A page to look at, in a certain state.
 *
 * @param name of its pictures
 * @param who looks: a person of {@link PagesStage}, {@code ""} for somebody without an account
 * @param address path and query
 * @param steps what is done there before it is looked at, such as sending a form that is refused
 */
record Look(String name, String who, String address, Consumer<Visitor> steps) {
    private static final Consumer<Visitor> NONE = visitor -> {};

    /** What everybody sees. */
    static Look at(String name, String address) {
        return by("", name, address);
    }

    /** What somebody sees who signed in. */
    static Look by(String who, String name, String address) {
        return new Look(name, who, address, NONE);
    }

    /** The same once this is done. */
    Look after(Consumer<Visitor> done) {
        return new Look(name, who, address, done);
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
