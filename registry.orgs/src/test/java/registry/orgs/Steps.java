package registry.orgs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import registry.orgs.OrgSystem.Action;
import registry.orgs.OrgSystem.Means;
import registry.orgs.OrgSystem.Signers;
import registry.orgs.OrgSystem.Who;

/** Random steps. Whoever comes first acts most, so that some have rights and others have not. */
final class Steps {
    private Steps() {}

    /** From nothing, or from an organization where everything goes its way. */
    static Arbitrary<List<Step>> sequences(int shortest, int longest) {
        Arbitrary<List<Step>> steps = step().list().ofMinSize(shortest).ofMaxSize(longest);
        return Combinators.combine(Arbitraries.of(List.<Step>of(), founded()), steps)
                .as((before, after) ->
                        Stream.concat(before.stream(), after.stream()).toList());
    }

    private static List<Step> founded() {
        Who ada = byBrowser("ada");
        Who bob = byBrowser("bob");
        Who carol = byBrowser("carol");
        String app = World.APPS.getFirst();
        return List.of(
                new Step("ada founds acme", on -> on.createOrg(ada, "acme")),
                new Step("bob becomes an admin", on -> on.addMember(ada, "acme", "bob", "admin")),
                new Step("carol becomes a member", on -> on.addMember(ada, "acme", "carol", "member")),
                new Step("dave becomes a member", on -> on.addMember(ada, "acme", "dave", "member")),
                new Step("bob invites eve", on -> on.addMember(bob, "acme", "eve@example.com", "member")),
                new Step("carol publishes an app", on -> on.publish(carol, app, World.KEY)),
                new Step("carol links it", on -> on.link(carol, "acme", app)),
                new Step("carol founds umbrella", on -> on.createOrg(carol, "umbrella")),
                new Step("ada makes a bot", on -> on.createBot(ada, "acme", "ci")),
                new Step("bob issues a token", on -> on.issueToken(bob, "acme", "ci")));
    }

    static Arbitrary<Step> step() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, create()),
                Tuple.of(1, rename()),
                Tuple.of(1, delete()),
                Tuple.of(6, add()),
                Tuple.of(4, change()),
                Tuple.of(3, remove()),
                Tuple.of(5, publish()),
                Tuple.of(5, link()),
                Tuple.of(3, unlink()),
                Tuple.of(2, ask()),
                Tuple.of(2, createBot()),
                Tuple.of(1, removeBot()),
                Tuple.of(3, issueToken()),
                Tuple.of(2, revokeToken()),
                Tuple.of(1, deleteAccount()),
                Tuple.of(3, setSigners()),
                Tuple.of(2, transfer()),
                Tuple.of(3, offer()),
                Tuple.of(3, answer()),
                Tuple.of(1, revokeInvitation()),
                Tuple.of(2, Arbitraries.of(signIn(World.NEWCOMER))),
                Tuple.of(1, Arbitraries.of(new Step("a month passes", OrgSystem::passMonth))));
    }

    private static Arbitrary<Step> create() {
        return Combinators.combine(who(), org())
                .as((who, org) -> new Step(who + " creates " + org, on -> on.createOrg(who, org)));
    }

    private static Arbitrary<Step> rename() {
        return Combinators.combine(who(), org(), Arbitraries.of("New", "Old"))
                .as((who, org, name) ->
                        new Step(who + " renames " + org + " to " + name, on -> on.renameOrg(who, org, name)));
    }

    private static Arbitrary<Step> delete() {
        return Combinators.combine(who(), org())
                .as((who, org) -> new Step(who + " deletes " + org, on -> on.deleteOrg(who, org)));
    }

    private static Arbitrary<Step> add() {
        return Combinators.combine(who(), org(), name(), role())
                .as((who, org, name, role) -> new Step(
                        who + " adds " + name + " to " + org + " as " + role,
                        on -> on.addMember(who, org, name, role)));
    }

    private static Arbitrary<Step> change() {
        return Combinators.combine(who(), org(), name(), role())
                .as((who, org, name, role) -> new Step(
                        who + " makes " + name + " " + role + " in " + org, on -> on.changeRole(who, org, name, role)));
    }

    private static Arbitrary<Step> remove() {
        return Combinators.combine(who(), org(), name())
                .as((who, org, name) ->
                        new Step(who + " removes " + name + " from " + org, on -> on.removeMember(who, org, name)));
    }

    private static Arbitrary<Step> transfer() {
        return Combinators.combine(who(), org(), name())
                .as((who, org, name) ->
                        new Step(who + " hands " + org + " to " + name, on -> on.transfer(who, org, name)));
    }

    private static Arbitrary<Step> offer() {
        return Combinators.combine(who(), app(), name())
                .as((who, app, name) ->
                        new Step(who + " offers " + app + " to " + name, on -> on.offer(who, app, name)));
    }

    private static Arbitrary<Step> answer() {
        return Combinators.combine(who(), app(), Arbitraries.frequency(Tuple.of(3, true), Tuple.of(1, false)))
                .as((who, app, accepting) -> accepting
                        ? new Step(who + " accepts " + app, on -> on.acceptOffer(who, app))
                        : new Step(who + " ends the offer of " + app, on -> on.endOffer(who, app)));
    }

    private static Arbitrary<Step> revokeInvitation() {
        Arbitrary<String> addresses = Arbitraries.of("eve@example.com", "nobody@example.com", "carol@example.com");
        return Combinators.combine(who(), org(), addresses)
                .as((who, org, email) -> new Step(
                        who + " revokes the invitation of " + email + " to " + org,
                        on -> on.revokeInvitation(who, org, email)));
    }

    private static Step signIn(String name) {
        return new Step(name + " signs in", List.of(on -> on.register(name), on -> on.welcome(name)));
    }

    private static Arbitrary<Step> publish() {
        Arbitrary<String> keys = Arbitraries.frequency(Tuple.of(2, World.KEY), Tuple.of(1, World.OTHER_KEY));
        return Combinators.combine(Arbitraries.frequencyOf(Tuple.of(3, who()), Tuple.of(2, bot())), app(), keys)
                .as((who, app, key) ->
                        new Step(who + " publishes " + app + " with " + key, on -> on.publish(who, app, key)));
    }

    private static Arbitrary<Step> setSigners() {
        Arbitrary<Signers> signers = Arbitraries.of(Signers.class);
        Arbitrary<Step> ofOrg = Combinators.combine(who(), org(), signers)
                .as((who, org, policy) -> new Step(
                        who + " sets the signers of " + org + " to " + policy,
                        on -> on.setSignersOfOrg(who, org, policy)));
        Arbitrary<Step> ofApp = Combinators.combine(who(), app(), signers)
                .as((who, app, policy) -> new Step(
                        who + " sets the signers of " + app + " to " + policy,
                        on -> on.setSignersOfApp(who, app, policy)));
        return Arbitraries.oneOf(ofOrg, ofApp);
    }

    private static Arbitrary<Step> link() {
        return Combinators.combine(who(), org(), app())
                .as((who, org, app) -> new Step(who + " links " + app + " to " + org, on -> on.link(who, org, app)));
    }

    private static Arbitrary<Step> unlink() {
        return Combinators.combine(who(), org(), app())
                .as((who, org, app) ->
                        new Step(who + " unlinks " + app + " from " + org, on -> on.unlink(who, org, app)));
    }

    private static Arbitrary<Step> ask() {
        return Combinators.combine(who(), Arbitraries.of(Action.class), app())
                .as((who, action, app) -> new Step(
                        "may " + who + " " + action.name().toLowerCase(Locale.ROOT) + " " + app,
                        on -> on.ask(who, action, app)));
    }

    private static Arbitrary<Step> createBot() {
        return Combinators.combine(who(), org(), Arbitraries.of(World.BOTS))
                .as((who, org, bot) ->
                        new Step(who + " makes the bot " + bot + " in " + org, on -> on.createBot(who, org, bot)));
    }

    private static Arbitrary<Step> removeBot() {
        return Combinators.combine(who(), org(), Arbitraries.of(World.BOTS))
                .as((who, org, bot) ->
                        new Step(who + " removes the bot " + bot + " of " + org, on -> on.removeBot(who, org, bot)));
    }

    private static Arbitrary<Step> issueToken() {
        return Combinators.combine(who(), org(), Arbitraries.of(World.BOTS))
                .as((who, org, bot) -> new Step(
                        who + " issues a token to the bot " + bot + " of " + org, on -> on.issueToken(who, org, bot)));
    }

    private static Arbitrary<Step> revokeToken() {
        return Combinators.combine(who(), org(), Arbitraries.of(World.BOTS))
                .as((who, org, bot) -> new Step(
                        who + " revokes the token of the bot " + bot + " of " + org,
                        on -> on.revokeToken(who, org, bot)));
    }

    private static Arbitrary<Step> deleteAccount() {
        Arbitrary<String> names = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.of(World.PEOPLE)), Tuple.of(2, Arbitraries.of(World.BOTS)));
        return Combinators.combine(Arbitraries.of(new Who(World.ADMINISTRATOR, Means.BROWSER), byBrowser("ada")), names)
                .as((who, name) -> new Step(who + " deletes the account " + name, on -> on.deleteAccount(who, name)));
    }

    private static Arbitrary<Who> who() {
        Arbitrary<Who> limited = Combinators.combine(person(), Arbitraries.of(Means.PUBLISHING_TOKEN, Means.ACME_TOKEN))
                .as(Who::new);
        return Arbitraries.frequencyOf(
                Tuple.of(16, person().map(Steps::byBrowser)), Tuple.of(2, limited), Tuple.of(1, bot()));
    }

    private static Arbitrary<Who> bot() {
        return Arbitraries.of(World.BOTS).map(Steps::byBrowser);
    }

    private static Who byBrowser(String name) {
        return new Who(name, Means.BROWSER);
    }

    private static Arbitrary<String> person() {
        return Arbitraries.frequency(
                Tuple.of(6, "ada"),
                Tuple.of(4, "bob"),
                Tuple.of(3, "carol"),
                Tuple.of(3, "dave"),
                Tuple.of(1, "grace"),
                Tuple.of(1, World.NEWCOMER));
    }

    private static Arbitrary<String> name() {
        Arbitrary<String> names = Arbitraries.frequency(
                Tuple.of(4, "ada"),
                Tuple.of(4, "bob"),
                Tuple.of(4, "carol"),
                Tuple.of(2, "dave"),
                Tuple.of(1, "grace"),
                Tuple.of(4, World.NEWCOMER),
                Tuple.of(1, "nobody"));
        Arbitrary<String> spelled = Combinators.combine(names, Arbitraries.of("%s", "%s@example.com", "@%s", "%S"))
                .as((name, form) -> String.format(Locale.ROOT, form, name));
        return Arbitraries.frequencyOf(Tuple.of(12, spelled), Tuple.of(1, Arbitraries.of(World.BOTS)));
    }

    private static Arbitrary<String> role() {
        return Arbitraries.of(
                Arrays.stream(Role.values()).map(Role::id).toList().reversed());
    }

    private static Arbitrary<String> org() {
        return Arbitraries.frequency(Tuple.of(3, "acme"), Tuple.of(1, "umbrella"));
    }

    private static Arbitrary<String> app() {
        return Arbitraries.frequency(
                Tuple.of(3, World.APPS.get(0)), Tuple.of(1, World.APPS.get(1)), Tuple.of(1, World.APPS.get(2)));
    }
}
