package registry.cli.command.bundle;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aesh.command.CommandDefinition;
import org.aesh.command.option.Argument;
import org.aesh.command.option.Option;
import org.aesh.command.option.OptionList;
import org.jspecify.annotations.Nullable;
import registry.cli.command.Examples;
import registry.cli.command.LiteralValue;
import registry.cli.command.SignedInCommand;
import registry.cli.operation.PackageReference;
import registry.cli.operation.Session;
import registry.cli.operation.bundle.ApplyEditOperation;
import registry.cli.operation.bundle.EditOperation;
import registry.cli.operation.bundle.EditRequest;
import registry.cli.output.Report;
import registry.cli.output.UsageException;
import registry.signing.key.SignatureSchemes;

/** {@code bundle edit}. */
@CommandDefinition(
        name = "edit",
        description = "Changes what people read about a published version, in two steps with a signature between them.")
@Examples({
    "bundle edit com.example.app@1.0.0 --description 'Better words' --output edit.json",
    "bundle edit com.example.app@1.0.0 --manifest edit.json"
})
public final class BundleEditCommand extends SignedInCommand {
    @Argument(index = "0", paramLabel = "PACKAGE", required = true, description = "name, or name@version")
    private @Nullable String packageName;

    @Argument(index = "1", paramLabel = "VERSION", description = "version, such as 1.0.0")
    private @Nullable String version;

    @Option(
            shortName = 'm',
            name = "manifest",
            parser = LiteralValue.class,
            description = "second step: the manifest of the first one, signed, to send")
    private @Nullable String manifest;

    @Option(
            shortName = 'o',
            name = "output",
            parser = LiteralValue.class,
            description = "first step: file to write for signing (manifest.json)")
    private @Nullable String output;

    @Option(name = "force", hasValue = false, description = "replace that file if it exists")
    private boolean force;

    @Option(name = "name", parser = LiteralValue.class, description = "the app's name for people")
    private @Nullable String name;

    @Option(name = "description", parser = LiteralValue.class, description = "what it does")
    private @Nullable String description;

    @OptionList(name = "tag", parser = LiteralValue.class, description = "word to find it by; replaces all tags")
    private @Nullable List<String> tag;

    @Option(name = "icon", parser = LiteralValue.class, description = "PNG file with its picture")
    private @Nullable String icon;

    @Option(name = "license", parser = LiteralValue.class, description = "under which terms; '' removes it")
    private @Nullable String license;

    @Option(name = "frontend", parser = LiteralValue.class, description = "link to its user interface; '' removes it")
    private @Nullable String frontend;

    @Option(name = "github", parser = LiteralValue.class, description = "link to its sources; '' removes it")
    private @Nullable String github;

    @Option(name = "docs", parser = LiteralValue.class, description = "link to its documentation; '' removes it")
    private @Nullable String docs;

    @Option(
            name = "author",
            parser = LiteralValue.class,
            description = "ignored: the author is the account that published first")
    private @Nullable String author;

    @Option(name = "remote", hasValue = false, description = "edit at --url or the configured registry, as without it")
    private boolean remote;

    /** Created by æsh. */
    public BundleEditCommand() {}

    @Override
    protected boolean remote() {
        return remote;
    }

    @Override
    protected Report run(Session session) {
        PackageReference reference = PackageReference.parse(requireNonNull(packageName), Optional.ofNullable(version));
        reference.requireVersion();
        if (author != null) {
            session.warn("--author is ignored: the author is the account that published the package first");
        }
        EditRequest request = new EditRequest(
                texts(),
                tag == null ? List.of() : tag,
                Optional.ofNullable(icon),
                output == null ? "manifest.json" : output,
                force);
        if (manifest == null) {
            return new EditOperation(session).run(reference, request);
        }
        if (!request.isEmpty() || output != null || force) {
            throw new UsageException(
                    "--manifest sends a manifest as it is; it takes no other fields and writes no file",
                    "first without --manifest, then sign, then with --manifest alone");
        }
        return new ApplyEditOperation(session, SignatureSchemes.load()).run(reference, manifest);
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        put(texts, "name", name);
        put(texts, "description", description);
        put(texts, "license", license);
        put(texts, "frontend", frontend);
        put(texts, "github", github);
        put(texts, "docs", docs);
        return texts;
    }

    private static void put(Map<String, String> texts, String key, @Nullable String value) {
        if (value != null) {
            texts.put(key, value);
        }
    }
}
