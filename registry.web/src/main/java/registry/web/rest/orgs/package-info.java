/** Resources of organizations: who publishes together. */
@NullMarked
package registry.web.rest.orgs;

import org.jspecify.annotations.NullMarked;
