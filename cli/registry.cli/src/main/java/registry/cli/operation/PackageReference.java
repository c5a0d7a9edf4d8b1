package registry.cli.operation;

import java.util.Optional;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.cli.output.UsageException;

/**
 * A package, or one version of it, as people type it: {@code com.example.app}, {@code com.example.app@1.0.0}, or name and
 * version as two words.
 *
 * @param name the package
 * @param version the version, if one was typed
 */
public record PackageReference(PackageName name, Optional<BundleVersion> version) {

    /** Reads one word, and a second one if it was typed. */
    public static PackageReference parse(String word, Optional<String> second) {
        int at = word.indexOf('@');
        if (at >= 0 && second.isPresent()) {
            throw new UsageException("The version is given twice: '" + word + "' and '" + second.get() + "'");
        }
        String name = at < 0 ? word : word.substring(0, at);
        Optional<String> version = at < 0 ? second : Optional.of(word.substring(at + 1));
        return new PackageReference(PackageName.parse(name), version.map(BundleVersion::parse));
    }

    /** The version, for commands that need one. */
    public BundleVersion requireVersion() {
        return version.orElseThrow(() -> new UsageException(
                "Which version of " + name + "?",
                "one of 'calimero-registry versions " + name + "', as " + name + "@VERSION or as a second word"));
    }

    @Override
    public String toString() {
        return version.map(known -> name + "@" + known).orElse(name.value());
    }
}
