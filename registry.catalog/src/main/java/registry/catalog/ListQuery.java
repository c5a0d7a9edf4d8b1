package registry.catalog;

import java.util.Optional;
import java.util.OptionalInt;
import registry.api.PackageName;
import registry.api.SemanticVersion;

/**
 * What to list: one element per package, narrowed by every criterion that is present.
 *
 * @param packageName this package only, answered as for {@code ?package=}: its highest version, and before it the
 *     highest healthy release when the highest is yanked
 * @param developer exactly the signature's public key
 * @param author exactly the author shown
 * @param text part of package name, display name, description, author or a tag, in any case
 * @param tag exactly one of the tags, in any case
 * @param runtime only what a node of this version can run
 * @param limit the most elements, 1 to {@value #MAX_LIMIT}; absent: all
 * @param after the cursor that a page before ended with
 */
public record ListQuery(
        Optional<PackageName> packageName,
        Optional<String> developer,
        Optional<String> author,
        Optional<String> text,
        Optional<String> tag,
        Optional<Boolean> verified,
        Optional<SemanticVersion> runtime,
        Sort sort,
        OptionalInt limit,
        Optional<String> after) {
    /** The most elements that {@link #limit} may ask for. */
    public static final int MAX_LIMIT = 1_000;

    /** Everything, by name. */
    public static final ListQuery ALL = new ListQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Sort.NAME,
            OptionalInt.empty(),
            Optional.empty());

    /** In which order; packages that are equal in it are sorted by name. */
    public enum Sort {
        /** By package name. */
        NAME,
        /** The most recently published first. */
        UPDATED,
        /** The most downloaded first. */
        DOWNLOADS
    }

    /** Whether it leaves anything out. */
    boolean narrows() {
        return !equals(ALL.by(sort));
    }

    /** The same as {@link SearchTerms} are written. */
    ListQuery folded() {
        return new ListQuery(
                packageName,
                developer,
                author,
                text.map(SearchTerms::fold),
                tag.map(SearchTerms::fold),
                verified,
                runtime,
                sort,
                limit,
                after);
    }

    /** The same in another order. */
    public ListQuery by(Sort other) {
        return new ListQuery(packageName, developer, author, text, tag, verified, runtime, other, limit, after);
    }

    /** The same of one author. */
    public ListQuery by(String other) {
        return new ListQuery(
                packageName, developer, Optional.of(other), text, tag, verified, runtime, sort, limit, after);
    }

    /** {@code ?package=}. */
    public static ListQuery ofPackage(PackageName name) {
        return new ListQuery(
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Sort.NAME,
                OptionalInt.empty(),
                Optional.empty());
    }
}
