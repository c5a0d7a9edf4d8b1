package registry.cli.operation.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import registry.cli.operation.TokenStore;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.Times;
import registry.client.account.ApiToken;
import registry.client.account.IssuedToken;
import registry.client.account.Scope;

/** Shows API tokens, whoever they belong to. */
public final class TokenReports {
    private TokenReports() {}

    /** A new token, which is shown this once. */
    public static Report issued(IssuedToken issued) {
        return new Issued(issued, Optional.empty());
    }

    /** A new token that was stored. */
    public static Report issued(IssuedToken issued, TokenStore.Kept kept) {
        return new Issued(issued, Optional.of(kept));
    }

    /** A list. */
    public static Report listing(List<ApiToken> tokens) {
        return new Listing(List.copyOf(tokens));
    }

    static ObjectNode json(ApiToken token) {
        ObjectNode json = Json.object().put("id", token.id()).put("label", token.label());
        ArrayNode scopes = json.putArray("scopes");
        token.scopes().forEach(scope -> scopes.add(scope.id()));
        ArrayNode packages = json.putArray("packages");
        token.packages().forEach(packages::add);
        return json.put("createdAt", token.createdAt().toString())
                .put("expiresAt", token.expiresAt().map(Instant::toString).orElse(null));
    }

    private static String scopes(ApiToken token) {
        return String.join(",", token.scopes().stream().map(Scope::id).toList());
    }

    private static String packages(ApiToken token) {
        return token.packages().isEmpty() ? "all" : String.join(",", token.packages());
    }

    private record Issued(IssuedToken issued, Optional<TokenStore.Kept> kept) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            ApiToken token = issued.token();
            out.table(new Table()
                    .row("Token", kept.map(TokenStore.Kept::text).orElse(issued.secret()))
                    .row("Id", token.id())
                    .row("Label", token.label())
                    .row("Scopes", scopes(token))
                    .row("Packages", packages(token))
                    .row("Expires", Times.minute(token.expiresAt(), "never")));
            if (kept.isEmpty()) {
                out.line();
                out.line("The token is shown this once. Keep it now, as a secret.");
            }
        }

        @Override
        public JsonNode json() {
            ObjectNode json = TokenReports.json(issued.token());
            return kept.map(where -> where.addTo(json)).orElseGet(() -> json.put("token", issued.secret()));
        }

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return issued.toString();
        }
    }

    private record Listing(List<ApiToken> tokens) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            if (tokens.isEmpty()) {
                out.line("There are no tokens.");
                return;
            }
            Table table = new Table();
            boolean ofBot = tokens.stream().anyMatch(token -> token.issuedBy().isPresent());
            table.headings("ID", "BEGINS", "SCOPES", "PACKAGES", "EXPIRES", "LAST USED", ofBot ? "BY, LABEL" : "LABEL");
            for (ApiToken token : tokens) {
                table.row(
                        token.id(),
                        token.beginning().orElse("-"),
                        scopes(token),
                        packages(token),
                        Times.minute(token.expiresAt(), "never"),
                        Times.minute(token.lastUsedAt(), "never"),
                        token.issuedBy().map(issuer -> issuer + ", ").orElse("") + token.label());
            }
            out.table(table);
            out.line();
            out.line("Times are in UTC.");
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object();
            ArrayNode list = json.putArray("tokens");
            for (ApiToken token : tokens) {
                ObjectNode element = TokenReports.json(token)
                        .put("beginning", token.beginning().orElse(null))
                        .put(
                                "lastUsedAt",
                                token.lastUsedAt().map(Instant::toString).orElse(null));
                token.issuedBy().ifPresent(issuer -> element.put("issuedBy", issuer));
                list.add(element);
            }
            return json;
        }
    }
}
