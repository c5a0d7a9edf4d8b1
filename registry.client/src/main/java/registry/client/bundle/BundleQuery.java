package registry.client.bundle;

import java.util.Locale;
import java.util.Optional;

/**
 * What to list. {@link #ALL} lists every package, one entry each; its methods narrow it.
 *
 * @param packageName this package only
 * @param developer exactly this public key
 * @param author exactly this author
 * @param text part of name, description, author or tag
 * @param tag exactly this tag
 * @param organization only packages that are linked to this one
 * @param verified whether administrators vouch for it
 * @param sort the order
 * @param pageSize how many entries are fetched at a time, 1 to 1000
 * @param after where to begin: {@link registry.client.Page#next} of another page
 * @param fresh whether to wait until everything that was committed is included
 */
public record BundleQuery(
        Optional<String> packageName,
        Optional<String> developer,
        Optional<String> author,
        Optional<String> text,
        Optional<String> tag,
        Optional<String> organization,
        Optional<Boolean> verified,
        Sort sort,
        int pageSize,
        Optional<String> after,
        boolean fresh) {
    /** Everything, by name, 100 at a time. */
    public static final BundleQuery ALL = new BundleQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Sort.NAME,
            100,
            Optional.empty(),
            false);

    private static final int MAX_PAGE_SIZE = 1000;

    /** Checks the page size; throws {@link IllegalArgumentException}. */
    public BundleQuery {
        if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException("the page size must be 1 to " + MAX_PAGE_SIZE);
        }
    }

    /** The order of a listing. */
    public enum Sort {
        /** By package name. */
        NAME,
        /** What changed last comes first. */
        UPDATED,
        /** What was fetched most comes first. */
        DOWNLOADS;

        /** The word on the wire. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Only this package: its highest version, before which the highest healthy release stands when it is yanked. */
    public BundleQuery ofPackage(String name) {
        return new BundleQuery(
                Optional.of(name), developer, author, text, tag, organization, verified, sort, pageSize, after, fresh);
    }

    /** Only what was signed by exactly this public key. */
    public BundleQuery byDeveloper(String publicKey) {
        return new BundleQuery(
                packageName,
                Optional.of(publicKey),
                author,
                text,
                tag,
                organization,
                verified,
                sort,
                pageSize,
                after,
                fresh);
    }

    /** Only what is by exactly this author. */
    public BundleQuery byAuthor(String name) {
        return new BundleQuery(
                packageName,
                developer,
                Optional.of(name),
                text,
                tag,
                organization,
                verified,
                sort,
                pageSize,
                after,
                fresh);
    }

    /** Only what has this in its name, description, author or tags. */
    public BundleQuery containing(String words) {
        return new BundleQuery(
                packageName,
                developer,
                author,
                Optional.of(words),
                tag,
                organization,
                verified,
                sort,
                pageSize,
                after,
                fresh);
    }

    /** Only what has exactly this tag. */
    public BundleQuery tagged(String word) {
        return new BundleQuery(
                packageName,
                developer,
                author,
                text,
                Optional.of(word),
                organization,
                verified,
                sort,
                pageSize,
                after,
                fresh);
    }

    /** Only what is linked to this organization, which must exist. */
    public BundleQuery ofOrganization(String org) {
        return new BundleQuery(
                packageName, developer, author, text, tag, Optional.of(org), verified, sort, pageSize, after, fresh);
    }

    /** Only what is vouched for, or only what is not. */
    public BundleQuery verified(boolean wanted) {
        return new BundleQuery(
                packageName,
                developer,
                author,
                text,
                tag,
                organization,
                Optional.of(wanted),
                sort,
                pageSize,
                after,
                fresh);
    }

    /** In this order. */
    public BundleQuery sortedBy(Sort order) {
        return new BundleQuery(
                packageName, developer, author, text, tag, organization, verified, order, pageSize, after, fresh);
    }

    /** This many at a time. */
    public BundleQuery inPagesOf(int size) {
        return new BundleQuery(
                packageName, developer, author, text, tag, organization, verified, sort, size, after, fresh);
    }

    /** From here on. */
    public BundleQuery after(String next) {
        return new BundleQuery(
                packageName,
                developer,
                author,
                text,
                tag,
                organization,
                verified,
                sort,
                pageSize,
                Optional.of(next),
                fresh);
    }

    /** Including everything that was committed before. */
    public BundleQuery upToDate() {
        return new BundleQuery(
                packageName, developer, author, text, tag, organization, verified, sort, pageSize, after, true);
    }
}
