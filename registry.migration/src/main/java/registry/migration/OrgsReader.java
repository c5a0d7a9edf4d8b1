package registry.migration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import registry.api.Digest;
import registry.orgs.ImportedOrg;
import registry.orgs.OrgId;

/** Reads the organizations and makes up its mind where their records disagree. */
final class OrgsReader {
    private static final int DIGITS = 12;

    private final LegacyReader reader;
    private final People people;
    private final Set<OrgId> taken = new HashSet<>();

    OrgsReader(LegacyReader reader, People people) {
        this.reader = reader;
        this.people = people;
    }

    /** Those that can be brought here, by what they are called there. */
    Map<String, LegacyOrg> read() {
        Map<String, ObjectNode> found = new TreeMap<>();
        reader.store()
                .keys(LegacyKeys.ORG)
                .filter(OrgsReader::isOrg)
                .sorted()
                .toList()
                .forEach(key -> reader.json(key).ifPresent(json -> found.put(legacyId(key), json)));
        Map<String, String> bySlug = slugs();
        bySlug.forEach((slug, id) -> checkSlug(slug, id, found));
        reportOrphans(found.keySet());
        List<Map.Entry<String, ObjectNode>> order = new ArrayList<>(found.entrySet());
        // Who is named by the index of slugs gets the slug, whoever else may claim it.
        order.sort(Comparator.comparing(entry -> !LegacyReader.text(entry.getValue(), "slug")
                .map(bySlug::get)
                .filter(entry.getKey()::equals)
                .isPresent()));
        Map<String, LegacyOrg> orgs = new TreeMap<>();
        order.forEach(entry -> org(entry.getKey(), entry.getValue()).ifPresent(org -> orgs.put(entry.getKey(), org)));
        return orgs;
    }

    private Optional<LegacyOrg> org(String legacyId, ObjectNode json) {
        String key = LegacyKeys.ORG + legacyId;
        reader.checkId(key, legacyId, json);
        OrgMembers.Members members = new OrgMembers(reader, people, legacyId).read();
        if (members.people().isEmpty()) {
            reader.doubt(
                    DoubtCode.ORG_WITHOUT_MEMBERS, key, "none of its members is a person with an account", "left out");
            return Optional.empty();
        }
        int size = members.people().size() + members.invited().size();
        if (size > ImportedOrg.MAX_MEMBERS) {
            reader.doubt(
                    DoubtCode.ORG_TOO_LARGE,
                    key,
                    "it has " + size + " members; at most " + ImportedOrg.MAX_MEMBERS + " are possible",
                    "left out; divide it and import again");
            return Optional.empty();
        }
        return Optional.of(new LegacyOrg(
                legacyId,
                id(key, legacyId, json),
                LegacyReader.text(json, "name").orElse(""),
                metadata(json),
                reader.isSet(LegacyKeys.ORG_BADGE + legacyId),
                reader.time(key, json, "created_at"),
                reader.time(key, json, "updated_at"),
                members.people(),
                members.invited()));
    }

    /** The slug, or else what is most like it: an organization is found by it. */
    private OrgId id(String key, String legacyId, ObjectNode json) {
        Optional<String> slug = LegacyReader.text(json, "slug");
        String digest = Digest.ofContent(legacyId.getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, DIGITS);
        OrgId id = Stream.of(slug, Optional.of(legacyId), Optional.of("org-" + digest))
                .flatMap(Optional::stream)
                .flatMap(text -> OrgId.tryParse(text).stream())
                .filter(taken::add)
                .findFirst()
                .orElseThrow();
        if (slug.filter(text -> text.equals(id.value())).isEmpty()) {
            reader.doubt(
                    DoubtCode.ORG_RENAMED,
                    key,
                    "its slug is " + LegacyReader.shown(json.path("slug")) + ", which cannot be used or is taken",
                    "it is called '" + id + "' here");
        }
        return id;
    }

    private Map<String, String> slugs() {
        Map<String, String> slugs = new TreeMap<>();
        reader.store()
                .keys(LegacyKeys.ORG_SLUG)
                .sorted()
                .toList()
                .forEach(key -> reader.store()
                        .text(key)
                        .ifPresent(id -> slugs.put(key.substring(LegacyKeys.ORG_SLUG.length()), id)));
        return slugs;
    }

    private void checkSlug(String slug, String id, Map<String, ObjectNode> found) {
        boolean agrees = Optional.ofNullable(found.get(id))
                .flatMap(json -> LegacyReader.text(json, "slug"))
                .filter(slug::equals)
                .isPresent();
        if (!agrees) {
            reader.doubt(
                    DoubtCode.ORG_INDEX_DANGLING,
                    LegacyKeys.ORG_SLUG + slug,
                    "it names '" + id + "', which does not exist or has another slug",
                    "ignored");
        }
    }

    /** Members, roles and packages of nothing. */
    private void reportOrphans(Set<String> orgs) {
        reader.store()
                .keys(LegacyKeys.ORG)
                .filter(key -> !isOrg(key) && !key.startsWith(LegacyKeys.ORG_SLUG))
                .filter(key -> !orgs.contains(legacyId(key.substring(0, key.lastIndexOf(':')))))
                .sorted()
                .toList()
                .forEach(key -> reader.doubt(
                        DoubtCode.ORG_INDEX_DANGLING, key, "the organization that it is of does not exist", "ignored"));
    }

    private static ObjectNode metadata(ObjectNode json) {
        return json.path("metadata") instanceof ObjectNode metadata ? metadata : JsonNodeFactory.instance.objectNode();
    }

    private static String legacyId(String key) {
        return key.substring(LegacyKeys.ORG.length());
    }

    /** Whether a key below {@link LegacyKeys#ORG} is that of an organization itself. */
    static boolean isOrg(String key) {
        return !key.startsWith(LegacyKeys.ORG_SLUG)
                && !key.endsWith(LegacyKeys.MEMBERS)
                && !key.endsWith(LegacyKeys.ROLES)
                && !key.endsWith(LegacyKeys.ORG_PACKAGES);
    }
}
