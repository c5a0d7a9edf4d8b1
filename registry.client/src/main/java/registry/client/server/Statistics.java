package registry.client.server;

/**
 * Totals over everything that is published.
 *
 * @param publishedBundles how many versions there are
 * @param uniquePackages how many packages
 * @param publishedApps how many packages that are offered
 * @param activeDevelopers how many accounts have published
 * @param totalDownloads how often anything was fetched
 */
public record Statistics(
        long publishedBundles, long uniquePackages, long publishedApps, long activeDevelopers, long totalDownloads) {}
