package registry.cli.command.bundle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.aesh.command.option.OptionList;
import org.jspecify.annotations.Nullable;
import registry.cli.bundle.CreateRequest;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.RegistryCommand;
import registry.cli.operation.Session;
import registry.cli.operation.bundle.CreateOperation;
import registry.cli.output.Report;

/** {@code bundle create}. */
@CommandDefinition(
        name = "create",
        description = "Makes the directory of a bundle from what was built, an app's module or its services.")
@Examples({
    "bundle create app.wasm com.example.app 1.0.0 --abi abi.json --output app",
    "bundle create app.wasm com.example.app 1.0.0 --service chat=chat.wasm,abi=chat.json",
    "bundle create app.wasm --manifest bundle.json",
    "bundle create --manifest Cargo.toml --output app"
})
public final class BundleCreateCommand extends RegistryCommand {
    @Argument(
            index = "0",
            paramLabel = "WASM",
            description = "the app's module (with a Cargo.toml: what cargo mero built)")
    private @Nullable String wasm;

    @Argument(index = "1", paramLabel = "PACKAGE", description = "name, such as com.example.app")
    private @Nullable String packageName;

    @Argument(index = "2", paramLabel = "VERSION", description = "version, such as 1.0.0")
    private @Nullable String appVersion;

    @Option(
            shortName = 'm',
            name = "manifest",
            parser = LiteralValue.class,
            description = "JSON file or Cargo.toml with such settings, which the command line overrides")
    private @Nullable String manifest;

    @Option(
            shortName = 'o',
            name = "output",
            parser = LiteralValue.class,
            description = "directory to write (PACKAGE/VERSION)")
    private @Nullable String output;

    @Option(name = "name", parser = LiteralValue.class, description = "the app's name for people (PACKAGE)")
    private @Nullable String name;

    @Option(name = "description", parser = LiteralValue.class, description = "what it does")
    private @Nullable String description;

    @Option(name = "author", parser = LiteralValue.class, description = "who made it")
    private @Nullable String author;

    @Option(name = "license", parser = LiteralValue.class, description = "under which terms it may be used")
    private @Nullable String license;

    @Option(name = "icon", parser = LiteralValue.class, description = "PNG file with its picture")
    private @Nullable String icon;

    @OptionList(name = "tag", parser = LiteralValue.class, description = "word to find it by")
    private @Nullable List<String> tag;

    @Option(name = "frontend", parser = LiteralValue.class, description = "link to its user interface")
    private @Nullable String frontend;

    @Option(name = "github", parser = LiteralValue.class, description = "link to its sources")
    private @Nullable String github;

    @Option(name = "docs", parser = LiteralValue.class, description = "link to its documentation")
    private @Nullable String docs;

    @OptionList(name = "export", parser = LiteralValue.class, description = "interface that it offers")
    private @Nullable List<String> export;

    @OptionList(name = "use", parser = LiteralValue.class, description = "interface that it needs")
    private @Nullable List<String> use;

    @Option(name = "abi", parser = LiteralValue.class, description = "its ABI (JSON)")
    private @Nullable String abi;

    @OptionList(
            name = "service",
            parser = LiteralValue.class,
            description = "service of it: name=path.wasm[,abi=path.json]")
    private @Nullable List<String> service;

    @Option(
            name = "min-runtime-version",
            parser = LiteralValue.class,
            description = "oldest runtime that can run it (0.1.0)")
    private @Nullable String minRuntimeVersion;

    /** Created by æsh. */
    public BundleCreateCommand() {}

    @Override
    protected Report run(Session session) {
        Map<String, String> files = new HashMap<>();
        put(files, "manifest", manifest);
        put(files, "output", output);
        put(files, "abi", abi);
        put(files, "icon", icon);
        return new CreateOperation(session)
                .run(new CreateRequest(
                        Optional.ofNullable(wasm),
                        Optional.ofNullable(packageName),
                        Optional.ofNullable(appVersion),
                        files,
                        texts(),
                        list(export),
                        list(use),
                        list(tag),
                        list(service)));
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        put(texts, "name", name);
        put(texts, "description", description);
        put(texts, "author", author);
        put(texts, "license", license);
        put(texts, "frontend", frontend);
        put(texts, "github", github);
        put(texts, "docs", docs);
        put(texts, "minRuntimeVersion", minRuntimeVersion);
        return texts;
    }

    private static void put(Map<String, String> map, String key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private static List<String> list(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }
}
