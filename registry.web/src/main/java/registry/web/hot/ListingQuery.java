package registry.web.hot;

import io.helidon.common.uri.UriQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import registry.api.ApiError;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.catalog.ListQuery;

/**
 * The query of {@code GET /api/v2/bundles}. An empty parameter is as good as none; unknown ones are ignored.
 *
 * <p>{@code all_versions} and {@code fresh} are on only for the values that clients have always sent.
 */
record ListingQuery(UriQuery query) {
    private static final List<String> NAMES =
            List.of("package", "developer", "author", "q", "tag", "org", "verified", "sort", "limit");

    /** The package asked for, as it was written: not every text is a name. */
    Optional<String> packageText() {
        return text("package");
    }

    /** The organization whose packages are asked for, as it was written. */
    Optional<String> org() {
        return text("org");
    }

    Optional<String> version() {
        return text("version");
    }

    boolean fresh() {
        return text("fresh")
                .filter(value -> value.equals("1") || value.equals("true"))
                .isPresent();
    }

    /**
     * Whether every version of the package is wanted.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when there is no package, or another filter
     */
    boolean allVersions() {
        if (text("all_versions").filter("true"::equals).isEmpty()) {
            return false;
        }
        if (packageText().isEmpty()) {
            throw invalid("all_versions=true needs package");
        }
        if (text("developer").isPresent() || text("author").isPresent()) {
            throw invalid("all_versions=true cannot be combined with developer or author");
        }
        return true;
    }

    /** Whether nothing narrows or orders the listing. */
    boolean isPlain() {
        return query.isEmpty() || (NAMES.stream().noneMatch(query::contains) && !query.contains("after"));
    }

    /**
     * The filters.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS} when one is malformed
     */
    ListQuery filters() {
        return new ListQuery(
                packageText().map(PackageName::parse),
                text("developer"),
                text("author"),
                text("q"),
                text("tag"),
                text("verified").map(ListingQuery::flag),
                Optional.empty(),
                text("sort").map(ListingQuery::sort).orElse(ListQuery.Sort.NAME),
                text("limit").map(ListingQuery::limit).orElseGet(OptionalInt::empty),
                text("after"));
    }

    /** The same query for the page that begins at {@code cursor}. */
    String next(String cursor) {
        StringBuilder next = new StringBuilder("?");
        for (String name : NAMES) {
            text(name)
                    .ifPresent(value -> next.append(name)
                            .append('=')
                            .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                            .append('&'));
        }
        return next.append("after=")
                .append(URLEncoder.encode(cursor, StandardCharsets.UTF_8))
                .toString();
    }

    private Optional<String> text(String name) {
        return query.first(name).asOptional().filter(value -> !value.isEmpty());
    }

    private static boolean flag(String value) {
        return switch (value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw invalid("verified must be true or false");
        };
    }

    private static ListQuery.Sort sort(String value) {
        for (ListQuery.Sort sort : ListQuery.Sort.values()) {
            if (sort.name().toLowerCase(Locale.ROOT).equals(value)) {
                return sort;
            }
        }
        throw invalid("sort must be name, updated or downloads");
    }

    private static OptionalInt limit(String value) {
        try {
            return OptionalInt.of(Integer.parseInt(value));
        } catch (NumberFormatException e) {
            throw new RegistryException(ApiError.INVALID_PARAMS, "limit must be a whole number", e);
        }
    }

    private static RegistryException invalid(String message) {
        return new RegistryException(ApiError.INVALID_PARAMS, message);
    }
}
