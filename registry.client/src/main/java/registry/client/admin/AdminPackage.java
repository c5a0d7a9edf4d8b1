package registry.client.admin;

/**
 * A package as administrators see it.
 *
 * @param name its name
 * @param latestVersion its highest version
 * @param versionCount how many versions there are
 * @param author who published it first
 * @param verified whether listings show it as verified
 * @param adminVerified whether that is by a badge of its own
 * @param downloads how often it was fetched
 * @param owner id of the owner's account
 */
public record AdminPackage(
        String name,
        String latestVersion,
        long versionCount,
        String author,
        boolean verified,
        boolean adminVerified,
        long downloads,
        String owner) {}
