package registry.client.bundle;

import java.util.Optional;

/**
 * Where people find more about an app. Publishers write these: they are shown, not followed.
 *
 * @param frontend its page
 * @param github its sources
 * @param docs its manual
 */
public record Links(Optional<String> frontend, Optional<String> github, Optional<String> docs) {}
