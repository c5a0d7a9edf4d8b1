package registry.api.spi;

/** What an authenticator makes of a credential. */
public sealed interface Authentication {
    /** It stands for this stored credential. */
    record Accepted(StoredCredential credential) implements Authentication {}

    /** It is of this authenticator's kind and does not count. */
    record Rejected(String reason) implements Authentication {}

    /** It is not of this authenticator's kind; another may know it. */
    record NotMine() implements Authentication {}
}
