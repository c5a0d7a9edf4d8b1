package registry.migration;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import registry.accounts.AccountImport;
import registry.accounts.AccountImport.Repair;
import registry.accounts.Administration;
import registry.accounts.ImportedAccount;
import registry.accounts.ShownText;
import registry.accounts.Standing;
import registry.accounts.Suspension;
import registry.api.AccountId;

/** Brings the accounts: people, bots, and what administrators decided about them. */
final class AccountsStep {
    /** The issuer of everybody's subject: the other deployment knew no other. */
    static final String GOOGLE = "https://accounts.google.com";

    private final Workbench bench;
    private final Set<String> administrators;
    private final Set<String> suspended;

    AccountsStep(Workbench bench) {
        this.bench = bench;
        this.administrators = folded(LegacyKeys.ADMINISTRATORS);
        this.suspended = folded(LegacyKeys.SUSPENDED);
    }

    void run() {
        reportStrangers();
        bench.people().all().forEach(this::add);
    }

    private void add(LegacyUser user) {
        Optional<String> botOf = user.bot() ? orgOf(user) : Optional.empty();
        if (user.bot() && botOf.isEmpty()) {
            bench.doubt(
                    DoubtCode.BOT_WITHOUT_ORG,
                    user.key(),
                    "it is a bot of "
                            + user.botOrg()
                                    .map(org -> "'" + org + "', which cannot be brought")
                                    .orElse("none"),
                    "left out, with its tokens; make a new bot in its organization");
            return;
        }
        AccountImport.Outcome outcome = bench.identity().accountImport().add(imported(user, botOf));
        outcome.repairs().stream().sorted().forEach(repair -> report(user, repair));
        switch (outcome.state()) {
            case IMPORTED -> count(user, outcome.id(), Fate.IMPORTED);
            case PRESENT -> count(user, outcome.id(), Fate.PRESENT);
            case KNOWN -> {
                bench.doubt(
                        DoubtCode.ACCOUNT_KNOWN,
                        user.key(),
                        "its holder has signed in here before",
                        "that account stays as it is and gets the tokens and packages");
                count(user, outcome.id(), Fate.PRESENT);
            }
            case DELETED ->
                bench.doubt(
                        DoubtCode.ACCOUNT_DELETED, user.key(), "it was brought before and deleted here", "it stays so");
        }
    }

    private void count(LegacyUser user, AccountId account, Fate fate) {
        bench.isHere(user, account);
        bench.tally().add(Kind.ACCOUNTS, fate);
    }

    private ImportedAccount imported(LegacyUser user, Optional<String> botOf) {
        return new ImportedAccount(
                user.id(),
                user.bot() ? Optional.empty() : Optional.of(GOOGLE),
                user.email(),
                user.username(),
                user.fullName(),
                user.picture(),
                standing(user),
                botOf,
                user.createdAt());
    }

    /** The organization of a bot: the one it names, or else the only one that has it as a member. */
    private Optional<String> orgOf(LegacyUser bot) {
        Set<String> having = bench.orgs().values().stream()
                .filter(org -> org.people().containsKey(bot.id()))
                .map(org -> org.id().value())
                .collect(Collectors.toSet());
        return having.size() == 1 ? having.stream().findFirst() : Optional.empty();
    }

    private Standing standing(LegacyUser user) {
        boolean administrator = user.email().filter(administrators::contains).isPresent();
        if (administrator && user.bot()) {
            bench.doubt(
                    DoubtCode.ADMINISTRATOR_IS_BOT,
                    LegacyKeys.ADMINISTRATORS,
                    user.key() + " is a bot",
                    "it becomes no administrator");
        }
        return new Standing(
                administrator && !user.bot(),
                bench.reader().isSet(LegacyKeys.USER_BADGE + user.id()),
                user.email().filter(suspended::contains).map(this::suspension));
    }

    private Suspension suspension(String email) {
        String key = LegacyKeys.SUSPENSION + email;
        return bench.reader()
                .json(key)
                .map(json -> {
                    String reason = LegacyReader.text(json, "reason").orElse("");
                    return new Suspension(
                            shown(reason), bench.reader().time(key, json, "bannedAt"), AccountImport.IMPORTER);
                })
                .orElseGet(() -> new Suspension("", bench.reader().now(), AccountImport.IMPORTER));
    }

    /** As much of a reason as an administrator could have written here. */
    private static String shown(String reason) {
        return reason.codePoints()
                .filter(point -> ShownText.is(Character.toString(point)))
                .limit(Administration.MAX_REASON / 2)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void report(LegacyUser user, Repair repair) {
        String email = user.email().orElse("");
        String username = user.username().orElse("");
        switch (repair) {
            case EMAIL_UNUSABLE ->
                bench.doubt(
                        DoubtCode.EMAIL_UNUSABLE,
                        user.key(),
                        "its address is '" + email + "'",
                        "the account gets a placeholder until its holder signs in");
            case EMAIL_TAKEN ->
                bench.doubt(
                        DoubtCode.EMAIL_TAKEN,
                        user.key(),
                        "another account here has the address " + email,
                        "that one keeps it; this account gets a placeholder");
            case USERNAME_UNUSABLE ->
                bench.doubt(
                        DoubtCode.USERNAME_UNUSABLE,
                        user.key(),
                        "its user name is '" + username + "'",
                        "the account gets none; its holder may choose one");
            case USERNAME_TAKEN ->
                bench.doubt(
                        DoubtCode.USERNAME_TAKEN,
                        user.key(),
                        "another account here has the user name " + username,
                        "that one keeps it; this account gets none");
        }
    }

    /** What was decided about people who have no account. */
    private void reportStrangers() {
        strangers(administrators)
                .forEach(email -> bench.doubt(
                        DoubtCode.ADMINISTRATOR_WITHOUT_ACCOUNT,
                        LegacyKeys.ADMINISTRATORS,
                        "no user has the address " + email,
                        "ignored; registry.admin.emails may name it"));
        strangers(suspended)
                .forEach(email -> bench.doubt(
                        DoubtCode.SUSPENSION_WITHOUT_ACCOUNT,
                        LegacyKeys.SUSPENDED,
                        "no user has the address " + email,
                        "ignored; suspend the account when somebody signs in with it"));
        bench.store()
                .keys(LegacyKeys.SUSPENSION)
                .filter(key -> !suspended.contains(LegacyUser.fold(key.substring(LegacyKeys.SUSPENSION.length()))))
                .sorted()
                .toList()
                .forEach(key -> bench.doubt(
                        DoubtCode.SUSPENSION_NOT_IN_FORCE,
                        key,
                        "there is a reason, but " + LegacyKeys.SUSPENDED + " does not have the address",
                        "not suspended"));
    }

    private Stream<String> strangers(Set<String> emails) {
        return emails.stream()
                .filter(email -> bench.people().withEmail(email).isEmpty())
                .sorted();
    }

    private Set<String> folded(String key) {
        return bench.store().members(key).stream().map(LegacyUser::fold).collect(Collectors.toSet());
    }
}
