package registry.migration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import registry.accounts.Account;
import registry.accounts.AuditFilter;
import registry.api.AccountId;
import registry.api.PackageName;
import registry.api.spi.StoredRecord;
import registry.catalog.Catalog;
import registry.orgs.Org;
import registry.storage.DocumentStore;

/** Everything that a registry holds, in words in which what is random plays no part. */
final class Picture {
    private Picture() {}

    static String of(Target target) {
        return Stream.of(accounts(target), orgs(target), packages(target), audit(target), records(target))
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }

    private static List<String> accounts(Target target) {
        return target.identity()
                .accounts()
                .all()
                .map(account -> "account " + name(account) + " " + account.issuer() + " " + account.email() + " "
                        + account.username() + " " + account.profile() + " " + account.standing() + " "
                        + account.botOf() + " " + account.createdAt()
                        + target.identity().tokens().list(account.id()).stream()
                                .map(token -> " token " + token.credential().id() + " " + token.label() + " "
                                        + token.createdAt() + " "
                                        + new TreeSet<>(token.credential().scopes()))
                                .sorted()
                                .toList()
                        + target.identity().sessions().list(account.id()).stream()
                                .map(session -> " session until " + session.expiresAt())
                                .sorted()
                                .toList())
                .sorted()
                .toList();
    }

    private static List<String> orgs(Target target) {
        return target.orgs()
                .orgs()
                .all()
                .map(org -> "org " + org + members(target, org)
                        + target.orgs().links().list(org.id()))
                .toList();
    }

    private static List<String> members(Target target, Org org) {
        return target.orgs().members().list(org.id()).stream()
                .map(member -> " " + name(member.account()) + " " + member.role() + " " + member.since())
                .sorted()
                .toList();
    }

    private static List<String> packages(Target target) {
        try (Catalog catalog = target.catalog()) {
            return catalog.listing().packages().toList().stream()
                    .map(found -> "package " + found.name() + " of " + name(target, found.owner()) + " "
                            + Target.json(catalog.listing()
                                    .versions(PackageName.parse(found.name().value()))))
                    .toList();
        }
    }

    /** How often each thing was recorded: what is recorded twice was done twice. */
    private static List<String> audit(Target target) {
        Map<String, Long> actions = target.identity().audit().stream(AuditFilter.ALL, Optional.empty())
                .collect(Collectors.groupingBy(
                        entry -> entry.path("action").asText(), TreeMap::new, Collectors.counting()));
        return actions.entrySet().stream().map(entry -> "audit " + entry).toList();
    }

    /** How many records of each sort there are: what is left over from an attempt would show. */
    private static List<String> records(Target target) {
        Map<String, Long> sorts = new DocumentStore(target.stores().metadata())
                .scanRecords("")
                .map(StoredRecord::key)
                .collect(
                        Collectors.groupingBy(key -> key.replaceFirst("/.*", ""), TreeMap::new, Collectors.counting()));
        return sorts.entrySet().stream().map(entry -> "records " + entry).toList();
    }

    private static String name(Target target, AccountId id) {
        return target.identity().accounts().find(id).map(Picture::name).orElse("nobody");
    }

    private static String name(Account account) {
        return account.subject().equals(account.id().value()) ? account.displayName() : account.subject();
    }
}
