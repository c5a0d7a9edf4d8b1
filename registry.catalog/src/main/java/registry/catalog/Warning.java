package registry.catalog;

/**
 * Something the publisher should know although the bundle was accepted.
 *
 * @param code lower case words joined by {@code _}, such as {@code signer_changed}
 */
public record Warning(String code, String message) {}
