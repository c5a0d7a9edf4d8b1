package registry.signing.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import registry.api.RegistryException;
import registry.signing.SigningError;
import registry.signing.json.CanonicalJson;
import registry.signing.json.StrictJson;
import registry.signing.manifest.SignedContent;

/** The check that a manifest posted beside a bundle is the one inside it. */
final class PostedManifest {
    private PostedManifest() {}

    static Check check(Optional<? extends JsonNode> posted, Optional<ObjectNode> packed) {
        if (posted.isEmpty()) {
            return Step.POSTED_MANIFEST.skipped("no manifest was posted beside the bundle");
        }
        if (packed.isEmpty()) {
            return Step.POSTED_MANIFEST.skipped("there is no readable manifest in the bundle to compare with");
        }
        if (!(posted.get() instanceof ObjectNode object) || !isShallow(object, StrictJson.MAX_DEPTH)) {
            return differs("the posted manifest is no object of at most " + StrictJson.MAX_DEPTH + " levels");
        }
        return compare(SignedContent.withoutAnnotations(object), SignedContent.withoutAnnotations(packed.get()));
    }

    private static Check compare(ObjectNode posted, ObjectNode packed) {
        Set<String> members = new TreeSet<>();
        posted.fieldNames().forEachRemaining(members::add);
        packed.fieldNames().forEachRemaining(members::add);
        for (String member : members) {
            if (!posted.has(member) || !packed.has(member) || !same(posted.path(member), packed.path(member))) {
                return differs("the posted manifest and the one in the bundle differ in '" + shown(member)
                        + "'; post the packed manifest as it is");
            }
        }
        return Step.POSTED_MANIFEST.passed("the posted manifest says the same as the one in the bundle");
    }

    private static boolean same(JsonNode posted, JsonNode packed) {
        try {
            return posted.equals(packed) || Arrays.equals(canonical(posted), canonical(packed));
        } catch (RegistryException e) {
            // What has no canonical form cannot be what is in the bundle, which has one.
            ArchiveWalk.refusal(e);
            return false;
        }
    }

    /** The canonical form of an array around the value, since single values have none. */
    private static byte[] canonical(JsonNode value) {
        return CanonicalJson.of("[" + value + "]");
    }

    private static boolean isShallow(JsonNode node, int levels) {
        return !node.isContainerNode()
                || (levels > 0 && node.valueStream().allMatch(value -> isShallow(value, levels - 1)));
    }

    private static Check differs(String detail) {
        return Step.POSTED_MANIFEST.failed(SigningError.MANIFEST_MISMATCH, detail);
    }

    private static String shown(String name) {
        String clean = name.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() <= 80 ? clean : clean.substring(0, 80) + "...";
    }
}
