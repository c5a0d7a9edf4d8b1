package registry.catalog;

import java.time.LocalDate;

/**
 * How often a package was fetched in one week.
 *
 * @param monday on which the week began, in UTC
 * @param count of artifacts fetched from this registry, all versions together
 */
public record DownloadWeek(LocalDate monday, long count) {}
