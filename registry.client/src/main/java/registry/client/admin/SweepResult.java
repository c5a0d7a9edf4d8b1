package registry.client.admin;

/**
 * What a collection of garbage did, or would do.
 *
 * @param dryRun whether nothing was removed
 * @param examined how many bundles were looked at
 * @param removed how many nothing refers to
 * @param removedBytes how large these are
 */
public record SweepResult(boolean dryRun, long examined, long removed, long removedBytes) {}
