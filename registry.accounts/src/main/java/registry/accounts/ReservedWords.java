package registry.accounts;

import java.util.Arrays;
import java.util.Set;

/**
 * What no user name may say. A name is split at hyphens and underscores, and no part may be such a word; nor may the
 * name be one when its parts are joined. A word inside another one is no word: {@code class} and {@code rooted} are
 * fine, {@code ad-min}, {@code calimero-support} and {@code admin_team} are not, since they pass for somebody in charge.
 */
final class ReservedWords {
    /** They would pass for the registry or for those who run it. */
    private static final Set<String> OFFICES = Set.of(
            "admin",
            "administrator",
            "calimero",
            "calimeronetwork",
            "moderator",
            "official",
            "registry",
            "root",
            "staff",
            "superuser",
            "support",
            "sysadmin",
            "system");

    private static final Set<String> OFFENSIVE = Set.of(
            "arsehole",
            "ass",
            "asshole",
            "bastard",
            "bitch",
            "cock",
            "cunt",
            "dick",
            "fag",
            "faggot",
            "fuck",
            "fucker",
            "fucking",
            "hitler",
            "motherfucker",
            "nazi",
            "nigger",
            "penis",
            "pussy",
            "shit",
            "slut",
            "twat",
            "vagina",
            "wank",
            "wanker",
            "whore");

    private ReservedWords() {}

    /** Tells whether a user name of the right form says what it may not. */
    static boolean blocks(String username) {
        String[] parts = username.split("[-_]+");
        return isWord(String.join("", parts)) || Arrays.stream(parts).anyMatch(ReservedWords::isWord);
    }

    private static boolean isWord(String text) {
        return OFFICES.contains(text) || OFFENSIVE.contains(text);
    }
}
