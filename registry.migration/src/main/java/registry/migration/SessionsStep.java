package registry.migration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import registry.accounts.Account;
import registry.accounts.SessionImport;
import registry.api.AccountId;
import registry.api.Digest;

/** Brings what keeps browsers signed in. Expired ones are left out without a word. */
final class SessionsStep {
    private final Workbench bench;

    SessionsStep(Workbench bench) {
        this.bench = bench;
    }

    void run() {
        bench.store().keys(LegacyKeys.SESSION).sorted().toList().forEach(key -> {
            Fate fate = bench.reader().json(key).map(json -> add(key, json)).orElse(Fate.LEFT_OUT);
            bench.tally().add(Kind.SESSIONS, fate);
        });
    }

    private Fate add(String key, ObjectNode json) {
        String digest = key.substring(LegacyKeys.SESSION.length());
        boolean usable = Digest.isHex(digest) && json.path("expiresAt").canConvertToLong();
        if (!usable) {
            return leaveOut(
                    DoubtCode.SESSION_UNUSABLE, key, "it is no digest of a token, or does not say when it ends");
        }
        Optional<LegacyUser> user = user(json);
        Optional<AccountId> account = user.flatMap(bench::account);
        if (account.isEmpty()) {
            return leaveOut(
                    DoubtCode.SESSION_WITHOUT_ACCOUNT, key, "nobody here is " + LegacyReader.shown(json.path("email")));
        }
        if (user.orElseThrow().bot() || isSuspended(account.get())) {
            return leaveOut(DoubtCode.SESSION_REFUSED, key, "its holder is a bot, or suspended");
        }
        SessionImport.Outcome outcome = bench.identity()
                .sessionImport()
                .add(new SessionImport.Imported(
                        Digest.parse(digest),
                        account.get(),
                        bench.reader().time(key, json, "createdAt"),
                        Instant.ofEpochMilli(json.path("expiresAt").longValue())));
        return switch (outcome) {
            case IMPORTED -> Fate.IMPORTED;
            case PRESENT -> Fate.PRESENT;
            case EXPIRED -> Fate.LEFT_OUT;
        };
    }

    /** By the id, if there is one, since addresses may pass from one to another. */
    private Optional<LegacyUser> user(ObjectNode json) {
        Optional<String> id = LegacyReader.text(json, "userId");
        return id.isPresent()
                ? bench.people().withId(id.get())
                : LegacyReader.text(json, "email").flatMap(bench.people()::withEmail);
    }

    private boolean isSuspended(AccountId account) {
        return bench.identity()
                .accounts()
                .find(account)
                .filter(Account::isSuspended)
                .isPresent();
    }

    private Fate leaveOut(DoubtCode code, String key, String found) {
        bench.doubt(code, key, found, "left out; whoever it is signs in again");
        return Fate.LEFT_OUT;
    }
}
