package registry.web.rest.admin;

import java.util.Optional;

/**
 * A plugin that was found.
 *
 * @param kind what it provides, such as {@code metadata store}
 * @param id the name that configuration uses
 * @param module the module, or outside modules the class, that it comes from
 * @param version the version of the module, if it has one
 * @param inUse whether configuration chose it
 */
public record InstalledPlugin(String kind, String id, String module, Optional<String> version, boolean inUse) {
    /** One that an object provides. */
    public static InstalledPlugin of(String kind, String id, Class<?> provider, boolean inUse) {
        Module module = provider.getModule();
        return module.isNamed()
                ? new InstalledPlugin(
                        kind, id, module.getName(), module.getDescriptor().rawVersion(), inUse)
                : new InstalledPlugin(kind, id, provider.getName(), Optional.empty(), inUse);
    }
}
