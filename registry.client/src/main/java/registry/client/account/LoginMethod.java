package registry.client.account;

/**
 * A way to sign in with a browser.
 *
 * @param id its name
 * @param label what people see on the button
 * @param path where the button leads to, below the registry's address
 */
public record LoginMethod(String id, String label, String path) {}
