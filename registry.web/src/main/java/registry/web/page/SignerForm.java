package registry.web.page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.SignerId;
import registry.orgs.SignerPolicies;
import registry.orgs.SignerPolicy;
import registry.orgs.SignerRule;
import registry.signing.key.DidKey;
import registry.signing.key.SignatureSchemes;

/**
 * The form that says which keys may sign.
 *
 * @param choices the policies
 * @param keys of a list, one per line
 * @param rules what holds now, each as a sentence
 */
public record SignerForm(List<Choice> choices, String keys, List<String> rules) {
    private static final String POLICY = "policy";
    private static final String KEYS = "signers";
    private static final String LIST = "list";

    /** A policy to choose; the id {@code ""} is that of none. */
    public record Choice(String id, String label, boolean chosen) {}

    /**
     * What somebody sent that was refused.
     *
     * @param policy {@code ""} for none
     */
    public record Typed(String policy, String keys) {
        /** Nothing was. */
        public static final Typed NOTHING = new Typed("", "");

        /** What the form holds. */
        public static Typed of(Form form) {
            return new Typed(form.text(POLICY), form.text(KEYS));
        }
    }

    /**
     * The form, filled with what is set or was typed.
     *
     * @param without what holds when nothing is set
     */
    public static SignerForm of(SignerPolicies.State state, String without, Typed typed) {
        String chosen =
                typed.policy().isEmpty() ? state.own().map(SignerPolicy::id).orElse("") : typed.policy();
        return new SignerForm(
                Stream.of(
                                new Choice("", without, chosen.isEmpty()),
                                new Choice("any", "Any key", chosen.equals("any")),
                                new Choice("pinned", "Only the key of the highest version", chosen.equals("pinned")),
                                new Choice(LIST, "Only the keys below", chosen.equals(LIST)))
                        .toList(),
                typed.keys().isEmpty() ? keys(state) : typed.keys(),
                state.effective().stream().map(SignerForm::sentence).toList());
    }

    /**
     * The policy that a form asks for; empty for none.
     *
     * @throws RegistryException with {@link ApiError#INVALID_PARAMS}
     */
    public static Optional<SignerPolicy> policy(Form form, SignatureSchemes schemes) {
        String id = form.text(POLICY);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        // Keys that were typed for a list are no matter of the other policies.
        return Optional.of(SignerPolicy.of(id, id.equals(LIST) ? keys(form, schemes) : List.of()));
    }

    private static List<SignerId> keys(Form form, SignatureSchemes schemes) {
        List<String> keys = Arrays.stream(form.text(KEYS).split("[\\s,]+", -1))
                .filter(key -> !key.isEmpty())
                .toList();
        if (keys.size() > SignerPolicy.MAX_SIGNERS) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS, "a list has at most " + SignerPolicy.MAX_SIGNERS + " keys");
        }
        return keys.stream().map(key -> DidKey.parse(schemes, key)).toList();
    }

    private static String keys(SignerPolicies.State state) {
        return state.own().stream()
                .flatMap(policy -> policy.signers().stream())
                .map(SignerId::value)
                .collect(Collectors.joining("\n"));
    }

    private static String sentence(SignerRule rule) {
        String whose = switch (rule.setter()) {
            case PACKAGE -> "This package";
            case ORGANIZATION -> "The organization " + rule.owner().orElseThrow();
            case REGISTRY -> "This registry";
        };
        String what = switch (rule.policy()) {
            case SignerPolicy.Any any -> "any key";
            case SignerPolicy.Pinned pinned -> "the key that signed the highest version";
            case SignerPolicy.Listed listed ->
                listed.signers().size() == 1
                        ? "one key"
                        : "one of " + listed.signers().size() + " keys";
        };
        return whose + " allows " + what + ".";
    }
}
