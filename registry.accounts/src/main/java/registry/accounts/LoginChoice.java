package registry.accounts;

/**
 * A way to sign in that people can choose.
 *
 * @param id names it in addresses
 * @param label names it for people
 */
public record LoginChoice(String id, String label) {}
