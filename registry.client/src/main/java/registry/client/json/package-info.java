/** Reads the registry's answers into the values of the API, and writes requests. Not exported. */
@NullMarked
package registry.client.json;

import org.jspecify.annotations.NullMarked;
