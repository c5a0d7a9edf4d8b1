package registry.signing.wasm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The interface of an application, from the custom section {@value #SECTION} of its module.
 *
 * @param schemaVersion the version of the document, such as {@code wasm-abi/1}
 * @param methods what can be called
 * @param events what it emits, as text such as {@code Inserted(Event_Inserted)}
 * @param stateRoot the type of its state
 * @param stateVersion the version of its state; 1 unless it says otherwise
 * @param migrations how it takes over older states
 */
public record AbiManifest(
        String schemaVersion,
        List<Method> methods,
        List<String> events,
        Optional<String> stateRoot,
        long stateVersion,
        List<Migration> migrations) {
    /** The name of the custom section. */
    public static final String SECTION = "calimero_abi_v1";

    private static final String SUPPORTED_MAJOR = "1";
    private static final Pattern VERSION = Pattern.compile("wasm-abi/(0|[1-9][0-9]{0,8})((?:\\.[0-9]{1,9})*)");

    /** Copies the lists. */
    public AbiManifest {
        methods = List.copyOf(methods);
        events = List.copyOf(events);
        migrations = List.copyOf(migrations);
    }

    /**
     * A method.
     *
     * @param name its name, which is also the name of the export
     * @param signature all of it as text, such as {@code get(key: string) -> string?}
     * @param intent {@code read_only} or {@code mutating}, if it says so
     */
    public record Method(String name, String signature, Optional<String> intent) {}

    /**
     * A step from an older state.
     *
     * @param method the method that does it
     * @param fromVersion the state version that it starts from
     */
    public record Migration(String method, long fromVersion) {}

    /** The version that {@code document} names, when its major version is not one that is understood here. */
    static Optional<String> unsupportedVersion(JsonNode document) {
        Matcher version = VERSION.matcher(document.path("schema_version").asText(""));
        return version.matches() && !version.group(1).equals(SUPPORTED_MAJOR)
                ? Optional.of(version.group())
                : Optional.empty();
    }

    /** Reads and checks a document; refusals name the member. */
    static AbiManifest of(JsonNode document) {
        return new AbiParser(document).parse();
    }

    /** Tells whether {@code text} is the name of a version. */
    static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }
}
