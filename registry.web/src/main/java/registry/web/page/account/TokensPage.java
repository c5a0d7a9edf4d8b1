package registry.web.page.account;

import io.jstach.jstache.JStache;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import registry.accounts.Scope;
import registry.accounts.TokenInfo;
import registry.web.page.Frame;
import registry.web.page.Moment;
import registry.web.page.Page;
import registry.web.page.Words;

/**
 * One's API tokens, and a form for another.
 *
 * @param secret the token that was just made, which is shown this once; {@code ""} for none
 */
@JStache(path = "account/tokens")
record TokensPage(Frame frame, List<Row> rows, Draft draft, String secret) implements Page {
    /**
     * A token.
     *
     * @param limits which packages it is for, in words
     * @param expires when it ends, in words
     * @param expired whether that was long ago
     */
    record Row(
            String id,
            String start,
            String label,
            String scopes,
            String limits,
            Moment created,
            Optional<Moment> used,
            String expires,
            boolean expired) {
        static Row of(TokenInfo token, Instant now) {
            Optional<Instant> end = token.credential().expiresAt();
            return new Row(
                    token.credential().id(),
                    token.start() + "…",
                    token.label(),
                    token.credential().scopes().stream().sorted().collect(Collectors.joining(", ")),
                    token.credential().packages().isEmpty()
                            ? "all packages"
                            : token.credential().packages().stream().sorted().collect(Collectors.joining(", ")),
                    Moment.of(token.createdAt(), now),
                    token.lastUsedAt().map(used -> Moment.of(used, now)),
                    end.map(Words::moment).orElse("never"),
                    end.filter(time -> !time.isAfter(now)).isPresent());
        }

        boolean wasUsed() {
            return used.isPresent();
        }
    }

    /**
     * What somebody typed.
     *
     * @param problem what is wrong with it, {@code ""} for nothing
     */
    record Draft(String label, Set<String> scopes, String packages, String days, String problem) {
        static final Draft FIRST = new Draft(
                "", Scope.DEFAULTS.stream().map(Scope::id).collect(Collectors.toUnmodifiableSet()), "", "90", "");

        Draft with(String otherProblem) {
            return new Draft(label, scopes, packages, days, otherProblem);
        }

        boolean refused() {
            return !problem.isEmpty();
        }
    }

    /** How long a token may count. */
    enum Lifetime {
        MONTH("30", "30 days"),
        QUARTER("90", "90 days"),
        YEAR("365", "a year"),
        EVER("", "until it is revoked");

        private final String id;
        private final String label;

        Lifetime(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /** The one called so; whatever is unknown is the shortest. */
        static Lifetime of(String id) {
            return Arrays.stream(values())
                    .filter(lifetime -> lifetime.id.equals(id))
                    .findFirst()
                    .orElse(MONTH);
        }

        Optional<Long> days() {
            return this == EVER ? Optional.empty() : Optional.of(Long.valueOf(id));
        }
    }

    /** Something to choose. */
    record Choice(String id, String label, boolean chosen) {}

    List<Choice> lifetimes() {
        return Arrays.stream(Lifetime.values())
                .map(lifetime -> new Choice(lifetime.id, lifetime.label, lifetime.id.equals(draft.days())))
                .toList();
    }

    List<Choice> rights() {
        return Arrays.stream(Scope.values())
                .map(scope -> new Choice(
                        scope.id(), Rights.text(scope), draft.scopes().contains(scope.id())))
                .toList();
    }

    boolean issued() {
        return !secret.isEmpty();
    }

    boolean any() {
        return !rows.isEmpty();
    }

    @Override
    public String html() {
        return TokensPageRenderer.of().execute(this);
    }
}
