/**
 * Finds out whether what clients saw of a metadata store while things went wrong could have been seen of a store that
 * does one thing after the other.
 *
 * <p>A {@link registry.testing.linearizability.Recorder} stands before the stores and notes what was asked and answered;
 * {@link registry.testing.linearizability.Clients} ask on and on; the
 * {@link registry.testing.linearizability.LinearizabilityChecker} looks for an order of everything that happened in which
 * every answer is the one that a {@link registry.testing.linearizability.SequentialModel} gives.
 */
@NullMarked
package registry.testing.linearizability;

import org.jspecify.annotations.NullMarked;
