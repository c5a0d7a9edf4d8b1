package registry.web.page.publish;

import io.jstach.jstache.JStache;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import registry.api.SignerId;
import registry.orgs.SignerPolicies;
import registry.orgs.SignerPolicy;
import registry.orgs.SignerRule;
import registry.orgs.Transfers;
import registry.web.page.Addresses;
import registry.web.page.Frame;
import registry.web.page.Moment;
import registry.web.page.Page;

/** What can be done to a package and one version of it. */
@JStache(path = "publish/manage")
record ManagePage(
        Frame frame,
        VersionFactsShown shown,
        Rights may,
        Signers signers,
        Optional<Offer> pending,
        Organization organization,
        ManageView.Typed typed)
        implements Page {
    /** What the visitor may do. */
    record Rights(boolean edit, boolean yank, boolean sign, boolean offer, boolean delete) {}

    /** One of several to choose. */
    record Choice(String id, String label, boolean chosen) {}

    /**
     * Which keys may sign.
     *
     * @param choices the policies
     * @param keys of a list, one per line
     * @param rules what holds now, each as a sentence
     */
    record Signers(List<Choice> choices, String keys, List<String> rules) {
        static Signers of(SignerPolicies.State state, ManageView.Typed typed) {
            String own = state.own().map(SignerPolicy::id).orElse("");
            String chosen = typed.policy().isEmpty() ? own : typed.policy();
            String keys = typed.signers().isEmpty()
                    ? state.own().stream()
                            .flatMap(policy -> policy.signers().stream())
                            .map(SignerId::value)
                            .collect(Collectors.joining("\n"))
                    : typed.signers();
            return new Signers(
                    Stream.of(
                                    new Choice("", "What its organization or this registry says", false),
                                    new Choice("any", "Any key", false),
                                    new Choice("pinned", "Only the key of the highest version", false),
                                    new Choice("list", "Only the keys below", false))
                            .map(choice -> new Choice(
                                    choice.id(), choice.label(), choice.id().equals(chosen)))
                            .toList(),
                    keys,
                    state.effective().stream().map(Signers::sentence).toList());
        }

        private static String sentence(SignerRule rule) {
            String whose = switch (rule.setter()) {
                case PACKAGE -> "This package";
                case ORGANIZATION -> "The organization " + rule.owner().orElseThrow();
                case REGISTRY -> "This registry";
            };
            return whose + " allows "
                    + switch (rule.policy()) {
                        case SignerPolicy.Any any -> "any key.";
                        case SignerPolicy.Pinned pinned -> "the key that signed the highest version.";
                        case SignerPolicy.Listed listed ->
                            listed.signers().size() == 1
                                    ? "one key."
                                    : "one of " + listed.signers().size() + " keys.";
                    };
        }
    }

    /** An offer of the package that stands. */
    record Offer(String to, String until) {
        static Offer of(Transfers.Shown offer, Instant now) {
            return new Offer(offer.to(), Moment.of(offer.expiresAt(), now).exact());
        }
    }

    /**
     * The organization of the package.
     *
     * @param name {@code ""} when it has none
     * @param mayUnlink whether the visitor may end the link
     * @param choices those that the visitor may link it to
     */
    record Organization(String name, String id, boolean mayUnlink, List<Choice> choices) {
        boolean linked() {
            return !name.isEmpty();
        }

        String address() {
            return Addresses.ORGS + "/" + id;
        }

        boolean mayLink() {
            return !choices.isEmpty();
        }

        boolean concerns() {
            return mayUnlink || mayLink();
        }
    }

    boolean offered() {
        return pending.isPresent();
    }

    boolean refused() {
        return !typed.problem().isEmpty();
    }

    @Override
    public String html() {
        return ManagePageRenderer.of().execute(this);
    }
}
