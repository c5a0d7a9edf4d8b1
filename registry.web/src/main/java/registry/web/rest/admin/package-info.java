/**
 * The routes of administrators, below {@code /api/admin}.
 *
 * <p>Every method first asks who calls: 401 and 403 come before everything a parameter can be wrong about.
 */
@NullMarked
package registry.web.rest.admin;

import org.jspecify.annotations.NullMarked;
