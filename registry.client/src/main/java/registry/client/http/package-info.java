/** Carries calls to the registry: retries, time limits, files. Not exported. */
@NullMarked
package registry.client.http;

import org.jspecify.annotations.NullMarked;
