package registry.client.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import registry.client.account.ApiToken;
import registry.client.account.BrowserSession;
import registry.client.account.IssuedToken;
import registry.client.account.LoginMethod;
import registry.client.account.ResolvedUser;
import registry.client.account.Scope;
import registry.client.account.TokenRequest;
import registry.client.account.User;

/** Reads and writes what is said about accounts and tokens. */
public final class AccountJson {
    private AccountJson() {}

    /** The caller's account. */
    public static User user(JsonObject json) {
        return new User(
                json.text("id"),
                json.text("email"),
                json.text("name"),
                json.optionalText("picture"),
                json.optionalText("username"),
                json.flag("verified"),
                json.flag("isAdmin"),
                json.flag("isBot"));
    }

    /** Somebody's account. */
    public static ResolvedUser resolved(JsonObject json) {
        return new ResolvedUser(json.optionalText("username"), json.flag("verified"));
    }

    /** A way to sign in. */
    public static LoginMethod login(JsonObject json) {
        return new LoginMethod(json.text("id"), json.text("label"), json.text("url"));
    }

    /** A browser. */
    public static BrowserSession session(JsonObject json) {
        return new BrowserSession(
                json.text("id"),
                json.instant("createdAt"),
                json.instant("refreshedAt"),
                json.instant("expiresAt"),
                json.text("address"),
                json.optionalText("userAgent"));
    }

    /** A token in a list, whose member {@code token} is the beginning of the secret. */
    public static ApiToken token(JsonObject json) {
        return token(json, true);
    }

    /** A new token, whose member {@code token} is the secret. */
    public static IssuedToken issued(JsonObject json) {
        return new IssuedToken(json.text("token"), token(json, false));
    }

    /** A request for a token. */
    public static ObjectNode write(TokenRequest request) {
        ObjectNode json = Json.object();
        request.label().ifPresent(label -> json.put("label", label));
        request.scopes()
                .ifPresent(scopes -> Json.putTexts(
                        json, "scopes", scopes.stream().map(Scope::id).sorted().toList()));
        request.packages().ifPresent(packages -> Json.putTexts(json, "packages", packages));
        request.expiresAt().ifPresent(end -> json.put("expiresAt", end.toString()));
        return json;
    }

    private static ApiToken token(JsonObject json, boolean listed) {
        return new ApiToken(
                json.text("tokenId"),
                json.text("label"),
                json.optionalText("token").filter(text -> listed),
                json.instant("createdAt"),
                json.constants("scopes", Scope.UNKNOWN),
                json.texts("packages"),
                json.optionalInstant("expiresAt"),
                json.optionalInstant("lastUsedAt"),
                json.optionalText("issuedBy"));
    }
}
