package registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import registry.accounts.AccountError;
import registry.accounts.Scope;
import registry.api.ApiError;
import registry.api.ErrorCode;
import registry.catalog.CatalogError;
import registry.maintenance.backup.BackupError;
import registry.orgs.OrgsError;
import registry.signing.SigningError;
import registry.web.http.WebError;

/** The API description by itself. {@link ApiContract} compares it with what the server does. */
class ApiDocumentTest {
    private static final Pattern PART = Pattern.compile("\\{(\\w+)}");
    private static final Pattern CODE = Pattern.compile("`([a-z_ ]+)`");

    /** Of programs, of stores while they are restored, or shown on the page of the login. */
    private static final Set<ErrorCode> NEVER_ANSWERED = Set.of(
            ApiError.CONFIG_INVALID,
            ApiError.LOGIN_UNAVAILABLE,
            AccountError.EMAIL_TAKEN,
            AccountError.SUBJECT_TAKEN,
            BackupError.BACKUP_INVALID,
            BackupError.STORE_NOT_EMPTY,
            BackupError.RESTORE_INTERRUPTED,
            BackupError.RESTORE_DISTURBED,
            SigningError.KEY_FILE_INVALID,
            SigningError.KEY_FILE_EXISTS);

    private final ApiDocument document = ApiDocument.get();
    private final ApiSchemas strict = ApiSchemas.strict(document);

    /** Whether it is valid OpenAPI is judged by the generator of clients that the product tests run. */
    @Test
    void refersToWhatIsThere() {
        List<JsonNode> references = new ArrayList<>();
        collect(document.json(), node -> node.has("$ref"), references);
        assertThat(references)
                .hasSizeGreaterThan(500)
                .allMatch(reference -> document.resolved(reference).isObject());
    }

    @Test
    void describesThePartsOfEveryAddress() {
        for (ApiDocument.Operation operation : document.operations()) {
            Set<String> parts = PART.matcher(operation.path())
                    .results()
                    .map(part -> part.group(1))
                    .collect(Collectors.toSet());
            assertThat(operation.parameters("path")).as(operation.name()).isEqualTo(parts);
        }
    }

    @Test
    void givesEveryOperationANameOfItsOwn() {
        assertThat(document.operations())
                .extracting(operation -> operation.json().path("operationId").asText())
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Test
    void hasExamplesThatFitTheirSchemas() {
        List<JsonNode> holders = new ArrayList<>();
        collect(document.json(), node -> node.has("schema") && (node.has("example") || node.has("examples")), holders);
        assertThat(holders).hasSizeGreaterThan(40);
        holders.forEach(holder -> examples(holder)
                .forEach(example -> assertThat(strict.problems(holder.get("schema"), example))
                        .as(example.toString())
                        .isEmpty()));
        List<JsonNode> schemas = new ArrayList<>();
        collect(document.json().at("/components/schemas"), node -> node.has("type") && node.has("example"), schemas);
        assertThat(schemas).hasSizeGreaterThan(60);
        schemas.forEach(schema -> assertThat(strict.problems(schema, schema.get("example")))
                .as(schema.get("example").toString())
                .isEmpty());
    }

    @Test
    void hasAnExampleOfEveryBody() {
        for (ApiDocument.Operation operation : document.operations()) {
            Stream<JsonNode> bodies = Stream.concat(
                    Stream.of(operation.json().path("requestBody")),
                    operation.json().get("responses").valueStream().map(document::resolved));
            assertThat(bodies.flatMap(body -> body.path("content").propertyStream())
                            .filter(media -> media.getKey().matches(".*(json|text).*"))
                            .map(Map.Entry::getValue))
                    .as(operation.name())
                    .allMatch(this::hasExample);
        }
    }

    @Test
    void saysWhichScopeATokenNeeds() {
        Map<String, Optional<Scope>> scopes = AccessMatrix.read().stream()
                .collect(Collectors.toMap(row -> RouteList.unnamed(row.route()), AccessMatrix.Row::scope));
        for (ApiDocument.Operation operation : document.operations()) {
            String text = operation.json().path("description").asText();
            Optional<Scope> scope = scopes.get(RouteList.unnamed(operation.name()));
            if (!operation.path().equals("/api/admin/check")) { // tells whether the token has it
                assertThat(text.contains("A token needs the scope"))
                        .as(operation.name())
                        .isEqualTo(scope.isPresent());
                scope.ifPresent(needed -> assertThat(text)
                        .as(operation.name())
                        .contains("A token needs the scope `" + needed.id() + "`."));
            }
        }
    }

    @Test
    void namesEveryErrorCodeAndNoOther() {
        Set<String> named = new TreeSet<>();
        document.json()
                .at("/components/responses")
                .forEach(response -> CODE.matcher(response.path("description").asText())
                        .results()
                        .forEach(code -> named.add(code.group(1))));
        Set<String> known = new TreeSet<>(Set.of(
                "invalid_request",
                "headers_too_large",
                "uri_too_long",
                "http_version_not_supported",
                "unavailable",
                "range_not_satisfiable",
                "bad_action",
                "parse_error",
                "version required",
                "email query param required"));
        codes().filter(code -> !NEVER_ANSWERED.contains(code))
                .map(ErrorCode::code)
                .forEach(known::add);
        assertThat(named).isEqualTo(known);
    }

    private static Stream<ErrorCode> codes() {
        return Stream.<ErrorCode[]>of(
                        ApiError.values(),
                        AccountError.values(),
                        BackupError.values(),
                        CatalogError.values(),
                        OrgsError.values(),
                        SigningError.values(),
                        WebError.values())
                .flatMap(Arrays::stream);
    }

    private boolean hasExample(JsonNode media) {
        JsonNode schema = document.resolved(media.get("schema"));
        return Stream.of(media, schema, document.resolved(schema.path("items")))
                        .anyMatch(node -> node.has("example") || node.has("examples"))
                || schema.path("oneOf").valueStream().map(document::resolved).anyMatch(node -> node.has("example"));
    }

    private static Stream<JsonNode> examples(JsonNode holder) {
        return holder.has("example")
                ? Stream.of(holder.get("example"))
                : holder.get("examples").valueStream().map(example -> example.get("value"));
    }

    private static void collect(JsonNode node, Predicate<JsonNode> wanted, List<JsonNode> found) {
        if (wanted.test(node)) {
            found.add(node);
        }
        node.forEach(child -> collect(child, wanted, found));
    }
}
