package registry.cli.operation.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import registry.cli.operation.Given;
import registry.cli.operation.Session;
import registry.cli.output.Json;
import registry.cli.output.Report;
import registry.cli.output.Table;
import registry.cli.output.TextOutput;
import registry.cli.output.UsageException;
import registry.client.RegistryClient;
import registry.client.SignerPolicyClient;
import registry.client.packages.SignerPolicies;
import registry.client.packages.SignerPolicy;

/** Which keys may sign a package, or the packages of an organization. */
public final class SignerPolicyOperation {
    /** What takes a policy away, so that the one above holds. */
    private static final String INHERIT = "inherit";

    private final Session session;
    private final String target;
    private final Function<RegistryClient, SignerPolicyClient> policies;

    private SignerPolicyOperation(
            Session session, String target, Function<RegistryClient, SignerPolicyClient> policies) {
        this.session = session;
        this.target = target;
        this.policies = policies;
    }

    /** For a package. */
    public static SignerPolicyOperation ofPackage(Session session, String text) {
        String name = Given.name("package", text);
        return new SignerPolicyOperation(
                session, name, client -> client.packages().signerPolicy(name));
    }

    /** For an organization. */
    public static SignerPolicyOperation ofOrg(Session session, String text) {
        String slug = Given.name("organization", text);
        return new SignerPolicyOperation(
                session, slug, client -> client.organizations().signerPolicy(slug));
    }

    /** Shows what is set and what holds. */
    public Report get() {
        try (RegistryClient client = session.connect()) {
            return new Shown(target, policies.apply(client).get());
        }
    }

    /**
     * Sets a policy, or takes it away.
     *
     * @param word {@code any}, {@code pinned}, {@code list} or {@code inherit}
     * @param signers did:keys, for {@code list}
     */
    public Report set(String word, List<String> signers) {
        String kind = Given.oneOf("signer policy", word, List.of("any", "pinned", "list", INHERIT), text -> text);
        if (kind.equals("list") == signers.isEmpty()) {
            throw new UsageException(
                    kind.equals("list")
                            ? "A list needs the keys that may sign: --signer did:key:…, once for each"
                            : "--signer is for the policy 'list' only");
        }
        try (RegistryClient client = session.connect()) {
            SignerPolicyClient policy = policies.apply(client);
            return new Shown(
                    target,
                    switch (kind) {
                        case "any" -> policy.set(SignerPolicy.ANY);
                        case "pinned" -> policy.set(SignerPolicy.PINNED);
                        case "list" -> policy.set(SignerPolicy.listOf(signers));
                        default -> policy.clear();
                    });
        }
    }

    private record Shown(String target, SignerPolicies policies) implements Report {
        @Override
        public void writeTo(TextOutput out) {
            Table table = new Table()
                    .row("Set for " + target, policies.own().map(Shown::text).orElse("nothing"));
            for (SignerPolicies.Effective effective : policies.effective()) {
                String setter = effective.of().name().toLowerCase(Locale.ROOT);
                String whose = setter + effective.name().map(name -> " " + name).orElse("");
                table.row("In force", text(effective.policy()) + ", of the " + whose);
            }
            out.table(table);
        }

        private static String text(SignerPolicy policy) {
            return switch (policy.kind()) {
                case ANY -> "any valid key";
                case PINNED -> "pinned: the key of the highest version so far";
                case LIST -> "only " + String.join(", ", policy.signers());
                case UNKNOWN -> "a policy that this program does not know";
            };
        }

        @Override
        public JsonNode json() {
            ObjectNode json = Json.object().put("target", target);
            json.put("policy", policies.own().map(own -> own.kind().id()).orElse(null));
            add(json, policies.own().map(SignerPolicy::signers).orElse(List.of()));
            ArrayNode list = json.putArray("effective");
            for (SignerPolicies.Effective effective : policies.effective()) {
                ObjectNode element = list.addObject()
                        .put("of", effective.of().name().toLowerCase(Locale.ROOT))
                        .put("name", effective.name().orElse(null))
                        .put("policy", effective.policy().kind().id());
                add(element, effective.policy().signers());
            }
            return json;
        }

        private static void add(ObjectNode json, List<String> signers) {
            ArrayNode list = json.putArray("signers");
            signers.forEach(list::add);
        }
    }
}
