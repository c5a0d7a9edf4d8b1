package registry.migration;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import registry.accounts.AccountRules;
import registry.api.RegistryException;

/**
 * A user of the other deployment, after its indexes were compared.
 *
 * @param id the subject at Google, or whatever somebody wrote by hand for a bot
 * @param email lower case; empty when it is missing or somebody else's
 * @param username lower case; empty when it is missing or somebody else's
 * @param botOrg what the organization is called there that it is a bot of
 */
record LegacyUser(
        String id,
        Optional<String> email,
        Optional<String> username,
        Optional<String> fullName,
        Optional<String> picture,
        boolean bot,
        Optional<String> botOrg,
        Instant createdAt) {
    String key() {
        return LegacyKeys.USER + id;
    }

    LegacyUser with(Optional<String> otherEmail, Optional<String> otherUsername, boolean isBot) {
        return new LegacyUser(id, otherEmail, otherUsername, fullName, picture, isBot, botOrg, createdAt);
    }

    /** Whether this registry would take {@code text} for an e-mail address. */
    static boolean isEmail(String text) {
        try {
            return !AccountRules.email(text).isEmpty();
        } catch (RegistryException e) {
            return false;
        }
    }

    /** As the other deployment compared addresses and names. */
    static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
