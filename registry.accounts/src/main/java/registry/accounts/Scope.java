package registry.accounts;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a credential may be used for. */
public enum Scope {
    /** Publish bundles and edit their metadata. */
    PUBLISH,
    /** Yank and unyank versions. */
    YANK,
    /** Manage organizations. */
    ORGS,
    /** Read what belongs to the account. */
    READ,
    /** Delete versions and packages; only when asked for by hand. */
    DELETE,
    /** Use the account's rights as an administrator; only when asked for by hand. */
    ADMIN;

    /** What a token is given when nothing is asked for. */
    public static final Set<Scope> DEFAULTS = Set.of(PUBLISH, YANK, ORGS, READ);

    /** All of them. */
    public static final Set<Scope> ALL = Set.copyOf(EnumSet.allOf(Scope.class));

    /** The scope with this id, if there is one. */
    public static Optional<Scope> tryParse(String id) {
        return Arrays.stream(values()).filter(scope -> scope.id().equals(id)).findFirst();
    }

    /** The name on the wire: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of all, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(Scope::id).collect(Collectors.joining(", "));
    }

    static Set<String> ids(Set<Scope> scopes) {
        return scopes.stream().map(Scope::id).collect(Collectors.toUnmodifiableSet());
    }
}
