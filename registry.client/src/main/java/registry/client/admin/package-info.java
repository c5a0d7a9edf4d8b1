/** What administrators see and do: accounts, packages, organizations, the audit trail and the registry as a whole. */
@NullMarked
package registry.client.admin;

import org.jspecify.annotations.NullMarked;
