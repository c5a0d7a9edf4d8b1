package registry.web.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import registry.accounts.IssuedToken;
import registry.accounts.Scope;
import registry.accounts.TokenInfo;
import registry.accounts.TokenRequest;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.web.http.Json;

/** API tokens on the wire. */
public final class TokenJson {
    /** Older clients may send {@code pubkey}, which never did anything. */
    private static final Set<String> MEMBERS = Set.of("label", "scopes", "packages", "expiresAt", "pubkey");

    private TokenJson() {}

    /**
     * Reads {@code {label?, scopes?, packages?, expiresAt?}}. Any other member is refused: a misspelt limit that nobody
     * heeds would leave its owner with a token that may do more than they think.
     *
     * @throws RegistryException naming the member that is wrong
     */
    public static TokenRequest.Wish wish(JsonBody body) {
        body.json().fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw body.invalid("the body may have label, scopes, packages and expiresAt, and no other members");
            }
        });
        return new TokenRequest.Wish(
                body.optionalText("label"),
                body.optionalTexts("scopes").map(TokenJson::scopes),
                body.optionalTexts("packages"),
                body.optionalInstant("expiresAt").map(TokenJson::wholeMillis));
    }

    /** A token that was just made, with its secret. */
    public static ObjectNode of(IssuedToken issued) {
        return describe(Json.object().put("token", issued.secret()), issued.info());
    }

    /** {@code {"tokens":[…]}} in this order, without secrets. */
    public static ObjectNode of(List<TokenInfo> tokens) {
        ObjectNode answer = Json.object();
        ArrayNode array = answer.putArray("tokens");
        tokens.forEach(info -> array.add(of(info)));
        return answer;
    }

    /** A token in a listing, without its secret. */
    public static ObjectNode of(TokenInfo info) {
        ObjectNode json = describe(Json.object().put("token", info.start() + "…"), info);
        return json.put("lastUsedAt", text(info.lastUsedAt()));
    }

    private static ObjectNode describe(ObjectNode json, TokenInfo info) {
        json.put("tokenId", info.credential().id())
                .put("label", info.label())
                .put("createdAt", wholeMillis(info.createdAt()).toString());
        json.set("scopes", array(info.credential().scopes()));
        json.set("packages", array(info.credential().packages()));
        return json.put("expiresAt", text(info.credential().expiresAt()));
    }

    private static Set<Scope> scopes(Set<String> names) {
        return names.stream()
                .map(name -> Scope.tryParse(name)
                        .orElseThrow(() -> new RegistryException(
                                ApiError.INVALID_PARAMS, "scopes must be some of " + Scope.names())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ArrayNode array(Collection<String> texts) {
        ArrayNode array = Json.array();
        texts.stream().sorted().forEach(array::add);
        return array;
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(instant -> wholeMillis(instant).toString()).orElse(null);
    }

    /** As exact as clients in JavaScript read it. */
    private static Instant wholeMillis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
