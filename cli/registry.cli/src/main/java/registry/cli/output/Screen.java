package registry.cli.output;

/** The terminal behind the stream for errors and progress. */
public interface Screen {
    /** None: what is written there goes into a file or to another program. */
    Screen NONE = new Screen() {
        @Override
        public boolean isWatched() {
            return false;
        }

        @Override
        public int columns() {
            return 0;
        }
    };

    /** Whether there is one that can wipe a line and write it anew. */
    boolean isWatched();

    /** How many letters fit into a line now; 0 if nobody knows. */
    int columns();
}
