package registry.web.page.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.accounts.TokenRequest;
import registry.web.page.Form;

/**
 * What somebody typed into the form for an API token.
 *
 * @param days how many it is to last, {@code ""} for ever
 * @param problem what is wrong with it, {@code ""} for nothing
 * @param offered what its owner may choose that it may do; none for a bot, whose token may publish and nothing else
 */
public record TokenDraft(
        String label, Set<String> scopes, String packages, String days, String problem, List<Scope> offered) {
    private static final String USUAL_DAYS = "90";
    private static final Set<String> OF_BOTS = Set.of(Scope.PUBLISH.id());

    /** How long a token may count. */
    private enum Lifetime {
        MONTH("30", "30 days"),
        QUARTER(USUAL_DAYS, "90 days"),
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

        Optional<Duration> duration() {
            return this == EVER ? Optional.empty() : Optional.of(Duration.ofDays(Long.parseLong(id)));
        }
    }

    /** Something to choose. */
    public record Choice(String id, String label, boolean chosen) {}

    /** Only administrators can make a token that administers. */
    private static List<Scope> offered(Actor actor) {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope != Scope.ADMIN || actor.isAdministrator())
                .toList();
    }

    /** What a person begins with. */
    static TokenDraft ofPerson(Actor actor) {
        Set<String> usual = Scope.DEFAULTS.stream().map(Scope::id).collect(Collectors.toUnmodifiableSet());
        return new TokenDraft("", usual, "", USUAL_DAYS, "", offered(actor));
    }

    /** What a person typed. */
    static TokenDraft ofPerson(Actor actor, Form form) {
        return new TokenDraft(
                form.text("label"),
                Set.copyOf(form.texts("scope")),
                form.text("packages"),
                form.text("days"),
                "",
                offered(actor));
    }

    /** What one begins with for a bot. */
    public static TokenDraft ofBot() {
        return new TokenDraft("", OF_BOTS, "", USUAL_DAYS, "", List.of());
    }

    /** What somebody typed for a bot. */
    public static TokenDraft ofBot(Form form) {
        return new TokenDraft(form.text("label"), OF_BOTS, form.text("packages"), form.text("days"), "", List.of());
    }

    /** The same, refused for this. */
    public TokenDraft refusedFor(String otherProblem) {
        return new TokenDraft(label, scopes, packages, days, otherProblem, offered);
    }

    /** Whether it is for a person, who chooses what it may do. */
    public boolean person() {
        return !offered.isEmpty();
    }

    /** Whether something is wrong with it. */
    public boolean refused() {
        return !problem.isEmpty();
    }

    /** What the token may do, to choose from. */
    public List<Choice> rights() {
        return offered.stream()
                .map(scope -> new Choice(scope.id(), Rights.text(scope), scopes.contains(scope.id())))
                .toList();
    }

    /** How long it may last, to choose from. */
    public List<Choice> lifetimes() {
        return Arrays.stream(Lifetime.values())
                .map(lifetime -> new Choice(lifetime.id, lifetime.label, lifetime.id.equals(days)))
                .toList();
    }

    /** What is asked for. */
    public TokenRequest.Wish wish(Instant now) {
        Set<Scope> wanted =
                scopes.stream().flatMap(id -> Scope.tryParse(id).stream()).collect(Collectors.toUnmodifiableSet());
        Set<String> patterns = Arrays.stream(packages.split("[\\s,]+"))
                .filter(pattern -> !pattern.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return new TokenRequest.Wish(
                Optional.of(label),
                Optional.of(wanted),
                Optional.of(patterns),
                Lifetime.of(days).duration().map(now::plus));
    }
}
