package registry.orgs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.SignerId;
import registry.storage.Document;
import registry.storage.Fields;

/** Which keys may sign a package. Immutable. */
public sealed interface SignerPolicy {
    /** Any key. */
    record Any() implements SignerPolicy {
        @Override
        public String id() {
            return "any";
        }

        @Override
        public boolean allows(Signing signing) {
            return true;
        }
    }

    /** The key of the highest version that was ever published; any key for the first. */
    record Pinned() implements SignerPolicy {
        @Override
        public String id() {
            return "pinned";
        }

        @Override
        public boolean allows(Signing signing) {
            return signing.pinned().isEmpty()
                    || signing.pinned().filter(signing.signer()::equals).isPresent();
        }
    }

    /**
     * One of these keys.
     *
     * @param signers different ones, 1 to {@value #MAX_SIGNERS}
     */
    record Listed(List<SignerId> signers) implements SignerPolicy {
        /** @throws RegistryException with {@link ApiError#INVALID_PARAMS} when there are too few, too many, or equal ones */
        public Listed {
            signers = List.copyOf(signers);
            if (signers.isEmpty() || signers.size() > MAX_SIGNERS) {
                throw new RegistryException(
                        ApiError.INVALID_PARAMS, "a list of signers has 1 to " + MAX_SIGNERS + " did:keys");
            }
            if (signers.stream().distinct().count() != signers.size()) {
                throw new RegistryException(ApiError.INVALID_PARAMS, "a list of signers names each did:key once");
            }
        }

        @Override
        public String id() {
            return "list";
        }

        @Override
        public boolean allows(Signing signing) {
            return signers.contains(signing.signer());
        }
    }

    /** The most keys in a list. */
    int MAX_SIGNERS = 50;

    /** Any key. */
    static SignerPolicy any() {
        return new Any();
    }

    /** The key of the highest version that was ever published. */
    static SignerPolicy pinned() {
        return new Pinned();
    }

    /** The name on the wire: {@code any}, {@code pinned} or {@code list}. */
    String id();

    /** The keys of a list, in its order; none otherwise. */
    default List<SignerId> signers() {
        return List.of();
    }

    /** Tells whether this key may sign. */
    boolean allows(Signing signing);

    /**
     * The policy with this name.
     *
     * @param signers for {@code list}; the others take none
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS}
     */
    static SignerPolicy of(String id, Collection<SignerId> signers) {
        SignerPolicy policy = switch (id) {
            case "any" -> any();
            case "pinned" -> pinned();
            case "list" -> new Listed(List.copyOf(signers));
            default -> throw new RegistryException(ApiError.INVALID_PARAMS, "policy must be one of any, pinned, list");
        };
        if (policy.signers().size() != signers.size()) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS, "signers belong to the policy list; leave them out, or choose list");
        }
        return policy;
    }

    /** What is stored and shown: {@code {"policy", "signers"}}. */
    default ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("policy", id());
        ArrayNode array = json.putArray("signers");
        signers().forEach(signer -> array.add(signer.value()));
        return json;
    }

    /** The policy that {@link #json} made. */
    static SignerPolicy decode(Document document) {
        Fields fields = Fields.of(document);
        return of(
                fields.text("policy"),
                fields.texts("signers").stream().map(SignerId::new).toList());
    }
}
