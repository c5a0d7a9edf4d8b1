package registry.cli.command;

import java.util.Optional;
import org.aesh.command.option.Option;
import org.jspecify.annotations.Nullable;
import registry.cli.operation.Session;

/** The options that every command takes. They may stand before the command as well. */
public final class GlobalOptions {
    static final String GROUP = "Global options";

    @Option(
            shortName = 'u',
            name = "url",
            parser = LiteralValue.class,
            helpGroup = GROUP,
            description = "address of the registry")
    private @Nullable String url;

    @Option(
            shortName = 't',
            name = "timeout",
            parser = LiteralValue.class,
            helpGroup = GROUP,
            description = "longest silence of the registry, in milliseconds (10000)")
    private @Nullable String timeout;

    @Option(name = "json", hasValue = false, helpGroup = GROUP, description = "write the result as JSON")
    private boolean json;

    @Option(
            name = "local",
            hasValue = false,
            helpGroup = GROUP,
            description = "use the registry that 'local start' runs on this machine, not the one at --url")
    private boolean local;

    @Option(
            name = "version",
            hasValue = false,
            overrideRequired = true,
            helpGroup = GROUP,
            description = "show the version of this program")
    private boolean version;

    @Option(
            shortName = 'h',
            name = "help",
            hasValue = false,
            overrideRequired = true,
            helpGroup = GROUP,
            description = "show this help")
    private boolean help;

    /** Created by æsh. */
    public GlobalOptions() {}

    Optional<String> url() {
        return Optional.ofNullable(url);
    }

    boolean json() {
        return json;
    }

    boolean local() {
        return local;
    }

    boolean version() {
        return version;
    }

    boolean help() {
        return help;
    }

    SharedOptions shared(Optional<String> apiKey) {
        return new SharedOptions(flags(apiKey), json, Optional.empty());
    }

    Session.GlobalFlags flags(Optional<String> apiKey) {
        return new Session.GlobalFlags(url(), apiKey, Optional.ofNullable(timeout), local);
    }
}
