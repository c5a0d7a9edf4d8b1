package registry.catalog;

/** How a download came to be known. */
public enum DownloadKind {
    /** The artifact was fetched from this registry. */
    FETCHED,
    /** A client said so. */
    RECORDED
}
