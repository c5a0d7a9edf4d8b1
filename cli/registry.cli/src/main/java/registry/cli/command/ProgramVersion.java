package registry.cli.command;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** The version of this program. */
public final class ProgramVersion {
    private ProgramVersion() {}

    /** The version that the build recorded in the module. */
    public static String text() {
        return Optional.ofNullable(ProgramVersion.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("unknown");
    }
}
