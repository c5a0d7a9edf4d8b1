package registry.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares a bundle's own manifest with what another deployment showed in its place. */
final class ManifestComparison {
    private static final String METADATA = "metadata";
    private static final Set<String> SIGNING = Set.of("signature", "signerId");

    private ManifestComparison() {}

    /**
     * The names of the members that differ. What deployments add for themselves, and who signed, is not compared; a member
     * that is {@code null} is as good as none.
     */
    static List<String> differences(ObjectNode own, ObjectNode shown) {
        List<String> names = new ArrayList<>();
        for (String name : names(own, shown)) {
            if (!name.equals(METADATA)
                    && !SIGNING.contains(name)
                    && !EntryEncoder.SERVER_FIELDS.contains(name)
                    && differ(own.path(name), shown.path(name))) {
                names.add(name);
            }
        }
        JsonNode ownMetadata = own.path(METADATA);
        JsonNode shownMetadata = shown.path(METADATA);
        for (String name : names(ownMetadata, shownMetadata)) {
            if (!name.equals(EntryEncoder.AUTHOR) && differ(ownMetadata.path(name), shownMetadata.path(name))) {
                names.add(METADATA + "." + name);
            }
        }
        return names;
    }

    private static Set<String> names(JsonNode own, JsonNode shown) {
        Set<String> names = new TreeSet<>();
        own.fieldNames().forEachRemaining(names::add);
        shown.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> name.startsWith("_"));
        return names;
    }

    private static boolean differ(JsonNode one, JsonNode other) {
        boolean neither = (one.isMissingNode() || one.isNull()) && (other.isMissingNode() || other.isNull());
        return !neither && !one.equals(other);
    }
}
