package registry.catalog;

/**
 * A version that was published lately.
 *
 * @param card its package
 */
public record NewVersion(PackageCard card, VersionFacts facts) {}
