package registry.client.admin;

import java.util.Optional;

/**
 * Something that is plugged into a registry.
 *
 * @param kind what it provides, such as {@code metadata store}
 * @param id the name that configuration uses
 * @param module the Java module that it comes from
 * @param version the version of that
 * @param inUse whether configuration chose it
 */
public record Plugin(String kind, String id, String module, Optional<String> version, boolean inUse) {}
