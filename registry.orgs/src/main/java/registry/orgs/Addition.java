package registry.orgs;

/** What came of adding somebody to an organization. */
public sealed interface Addition permits Member, Invitation {
    /** What they are there, or are going to be. */
    Role role();
}
