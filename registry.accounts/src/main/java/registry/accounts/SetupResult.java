package registry.accounts;

/** The first administrator and the token to act by. */
public record SetupResult(Account account, IssuedToken token) {}
