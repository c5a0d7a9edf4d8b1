package registry.client.admin;

import java.util.OptionalLong;

/** Is told how an inspection gets on, by one thread at a time, though not the caller's. What it throws ends the call. */
public interface InspectionListener {
    /** Something was found. */
    void found(Finding finding);

    /** So many bytes of bundles were hashed until now, of so many if that is known. */
    default void hashed(long bytes, OptionalLong all) {}
}
