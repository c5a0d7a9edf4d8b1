package registry.catalog;

/**
 * Totals over what is published; deleted versions do not count.
 *
 * @param publishedBundles versions
 * @param uniquePackages packages
 * @param publishedApps the same as {@code uniquePackages}; clients read both
 * @param activeDevelopers distinct authors
 * @param totalDownloads of all packages, deleted ones included
 */
public record Stats(
        long publishedBundles, long uniquePackages, long publishedApps, long activeDevelopers, long totalDownloads) {}
