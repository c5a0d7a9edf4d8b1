package registry.cli.output;

/** A terminal that somebody watches. */
public record TestScreen(int columns) implements Screen {
    /** One of this width; 0 for one that does not know its own. */
    public static Screen of(int columns) {
        return new TestScreen(columns);
    }

    @Override
    public boolean isWatched() {
        return true;
    }
}
