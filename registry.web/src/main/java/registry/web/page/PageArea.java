package registry.web.page;

/** Some pages that belong together, with the forms on them. Thread-safe. */
@FunctionalInterface
public interface PageArea {
    /** Says which addresses are theirs. */
    void route(PageRules rules);
}
