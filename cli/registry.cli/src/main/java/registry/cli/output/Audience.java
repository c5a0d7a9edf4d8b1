package registry.cli.output;

/** Who reads what is written. */
public enum Audience {
    /** A file or another program: no colour, and content is handed on as it is. */
    PROGRAM,
    /** A person at a terminal that shows no colours, or who wants none. */
    PERSON,
    /** A person at a terminal. */
    PERSON_WITH_COLOUR
}
