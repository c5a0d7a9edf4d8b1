/** Where the registry is and which token to send: flags, environment and configuration file. */
@NullMarked
package registry.cli.config;

import org.jspecify.annotations.NullMarked;
