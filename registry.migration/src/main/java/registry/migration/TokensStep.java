package registry.migration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import registry.accounts.AdoptedToken;
import registry.api.AccountId;
import registry.api.Digest;

/** Brings API tokens, by their digests: nothing secret is kept. */
final class TokensStep {
    private final Workbench bench;
    private final Map<String, Set<String>> lists = new HashMap<>();

    TokensStep(Workbench bench) {
        this.bench = bench;
    }

    void run() {
        bench.store().keys(LegacyKeys.TOKEN).sorted().toList().forEach(key -> {
            Fate fate = bench.reader().json(key).map(json -> add(key, json)).orElse(Fate.LEFT_OUT);
            bench.tally().add(Kind.TOKENS, fate);
        });
        bench.store().keys(LegacyKeys.TOKENS_OF).sorted().toList().forEach(this::reportDead);
    }

    private Fate add(String key, ObjectNode json) {
        String token = key.substring(LegacyKeys.TOKEN.length());
        if (!LegacyKeys.isToken(token)) {
            bench.doubt(DoubtCode.TOKEN_UNUSABLE, key, "it has another form than tokens have", "left out");
            return Fate.LEFT_OUT;
        }
        Optional<String> email = LegacyReader.text(json, "email");
        Optional<AccountId> account =
                email.flatMap(address -> bench.people().withEmail(address)).flatMap(bench::account);
        if (account.isEmpty()) {
            bench.doubt(
                    DoubtCode.TOKEN_WITHOUT_ACCOUNT,
                    key,
                    email.map(address -> "nobody here has the address " + address)
                            .orElse("it does not say whose it is"),
                    "left out");
            return Fate.LEFT_OUT;
        }
        if (!listOf(email.orElseThrow()).contains(token)) {
            bench.doubt(
                    DoubtCode.TOKEN_UNLISTED,
                    key,
                    "it counts, but its owner does not see it in the list of tokens",
                    "brought; its owner sees it now and can revoke it");
        }
        return judge(key, bench.identity().tokens().adopt(adopted(key, token, account.get(), json)));
    }

    private AdoptedToken adopted(String key, String token, AccountId account, ObjectNode json) {
        return new AdoptedToken(
                Digest.ofContent(token.getBytes(StandardCharsets.US_ASCII)),
                LegacyKeys.tokenId(token),
                account,
                LegacyReader.text(json, "label").orElse(""),
                bench.reader().time(key, json, "createdAt"));
    }

    private Fate judge(String key, AdoptedToken.Outcome outcome) {
        return switch (outcome) {
            case ADOPTED -> Fate.IMPORTED;
            case ALREADY_ADOPTED, REVOKED -> Fate.PRESENT;
            case ID_TAKEN -> {
                bench.doubt(
                        DoubtCode.TOKEN_ID_TAKEN,
                        key,
                        "another token of the account begins with the same characters",
                        "left out");
                yield Fate.LEFT_OUT;
            }
        };
    }

    /** The list of the address as the session wrote it: these are not in lower case. */
    private Set<String> listOf(String email) {
        return lists.computeIfAbsent(email, address -> bench.store().members(LegacyKeys.TOKENS_OF + address));
    }

    private void reportDead(String key) {
        long dead = bench.store().members(key).stream()
                .filter(token -> bench.store().text(LegacyKeys.TOKEN + token).isEmpty())
                .count();
        if (dead > 0) {
            bench.doubt(DoubtCode.TOKEN_LISTED_ONLY, key, dead + " of its tokens do not exist", "ignored");
        }
    }
}
