package registry.web.page.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import registry.accounts.TokenInfo;
import registry.web.page.Moment;
import registry.web.page.Words;

/**
 * An API token in a table.
 *
 * @param revoke what the form is sent to that revokes it
 * @param limits which packages it is for, in words
 * @param expires when it ends, in words
 * @param expired whether that was long ago
 * @param maker who made it, {@code ""} when that goes without saying
 */
public record TokenRow(
        String revoke,
        String start,
        String label,
        String scopes,
        String limits,
        Optional<Moment> used,
        String expires,
        boolean expired,
        String maker) {
    /**
     * Puts it into words.
     *
     * @param tokens the address under which the tokens of its account are revoked
     */
    public static TokenRow of(TokenInfo token, String maker, String tokens, Instant now) {
        Optional<Instant> end = token.credential().expiresAt();
        Set<String> packages = token.credential().packages();
        return new TokenRow(
                tokens + "/" + token.credential().id() + "/revoke",
                token.start() + "…",
                token.label(),
                joined(token.credential().scopes()),
                packages.isEmpty() ? "all packages" : joined(packages),
                token.lastUsedAt().map(used -> Moment.of(used, now)),
                end.map(Words::moment).orElse("never"),
                end.filter(time -> !time.isAfter(now)).isPresent(),
                maker);
    }

    /** Whether it was ever used. */
    public boolean wasUsed() {
        return used.isPresent();
    }

    /** Whether it is told who made it. */
    public boolean hasMaker() {
        return !maker.isEmpty();
    }

    private static String joined(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }
}
