package registry.cli.operation.account;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import registry.api.Digest;
import registry.client.account.Scope;

/**
 * What this program alone knows of a sign-in on its way: proof that it is the one that asked (RFC 7636).
 *
 * @param verifier the secret
 * @param state what the browser must bring back
 */
record ProgramSecret(String verifier, String state) {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int BYTES = 32;
    private static final int GROUP = 4;

    /** A new one. */
    static ProgramSecret create(SecureRandom random) {
        return new ProgramSecret(draw(random), draw(random));
    }

    /** The page of the registry where the person decides. */
    URI page(URI registry, int port, String label, Set<Scope> scopes) {
        String names = scopes.stream().map(Scope::id).sorted().collect(Collectors.joining(","));
        return URI.create(registry + "/connect?port=" + port + "&state=" + state + "&challenge=" + challenge()
                + (names.isEmpty() ? "" : "&scopes=" + encode(names)) + "&label=" + encode(label));
    }

    /** What the person compares with that page. */
    String comparison() {
        String digits = hash(challenge()).hex().substring(0, 2 * GROUP).toUpperCase(Locale.ROOT);
        return digits.substring(0, GROUP) + "-" + digits.substring(GROUP);
    }

    private String challenge() {
        return BASE64.encodeToString(hash(verifier).bytes());
    }

    private static Digest hash(String text) {
        return Digest.ofContent(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String draw(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "a sign-in on its way";
    }
}
