package registry.web.page.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import registry.accounts.ProgramRequest;
import registry.accounts.ReturnPath;
import registry.accounts.Scope;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.web.page.Addresses;

/**
 * What a program that wants to sign in has put into the address it opened. The browser is only ever sent back to the
 * loopback interface of its own machine (RFC 8252 §7.3), at a port where the program listens.
 *
 * @param port the program's port
 * @param state what the program wants to see again, so that it knows its own
 * @param request what it asks for
 */
record ProgramQuery(int port, String state, ProgramRequest request) {
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{3,4}");
    private static final int FIRST_PORT = 1024;
    private static final int LAST_PORT = 65_535;
    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{16,128}");

    /**
     * Reads the fields of an address or a form.
     *
     * @param fields gives the value of a field, {@code ""} when it is missing
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} naming the field that is wrong
     */
    static ProgramQuery of(UnaryOperator<String> fields) {
        String state = fields.apply("state");
        if (!STATE.matcher(state).matches()) {
            throw invalid("state must be 16 to 128 letters, digits, - or _");
        }
        ProgramRequest request =
                new ProgramRequest(fields.apply("label"), scopes(fields.apply("scopes")), fields.apply("challenge"));
        return new ProgramQuery(port(fields.apply("port")), state, request);
    }

    /** Where the program listens. */
    String origin() {
        return "http://127.0.0.1:" + port;
    }

    /** Where the program hears that it was let in. */
    String allowed(String code) {
        return back(Map.of("code", code));
    }

    /** Where the program hears that it was not. */
    String declined() {
        return back(Map.of("error", "declined"));
    }

    /** The same page again, for somebody who signs in first. */
    ReturnPath again() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("port", Integer.toString(port));
        fields.put("state", state);
        fields.put("challenge", request.challenge());
        fields.put("scopes", scopes());
        fields.put("label", request.label());
        return ReturnPath.parse(Addresses.CONNECT + "?" + encode(fields))
                .orElseThrow(() -> invalid("label is too long"));
    }

    /** The names of the scopes, in one text. */
    String scopes() {
        return request.scopes().stream().map(Scope::id).sorted().collect(Collectors.joining(","));
    }

    private String back(Map<String, String> answer) {
        Map<String, String> fields = new LinkedHashMap<>(answer);
        fields.put("state", state);
        return origin() + "/callback?" + encode(fields);
    }

    private static int port(String text) {
        int port = PORT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (port < FIRST_PORT || port > LAST_PORT) {
            throw invalid("port must be a number from " + FIRST_PORT + " to " + LAST_PORT);
        }
        return port;
    }

    private static Set<Scope> scopes(String text) {
        return text.isEmpty()
                ? Scope.DEFAULTS
                : Arrays.stream(text.split(",", -1))
                        .map(name -> Scope.tryParse(name)
                                .orElseThrow(() -> invalid("scopes must be some of " + Scope.names())))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static RegistryException invalid(String problem) {
        return new RegistryException(ApiError.INVALID_PARAMS, problem + "; begin the sign-in of the program again");
    }
}
