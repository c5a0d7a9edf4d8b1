package registry.maintenance.backup;

/**
 * Something that two registries do not have in common.
 *
 * @param what such as {@code record missing}
 * @param name the key, digest or name of what it is about; never its content
 */
public record Difference(String what, String name) {}
