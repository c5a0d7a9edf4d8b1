package registry.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody does with an organization, by mouse and from the keyboard. */
class OrgPagesIT extends PageTestCase {
    @ParameterizedTest
    @EnumSource
    void makesAnOrganizationAndDescribesIt(Hand hand) throws Exception {
        String owner = name("founder", hand);
        String org = name("new-team", hand);
        stage.signUp(owner);
        Visitor visitor = person(owner, "/orgs");
        hand.press(visitor, visitor.link("New organization"));
        hand.fill(visitor, visitor.labelled("Name"), "A Team");
        hand.fill(visitor, visitor.labelled("Id"), "northwind");
        hand.press(visitor, visitor.button("Make it"));
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).isVisible();
        assertThat(visitor.labelled("Name")).hasValue("A Team");
        hand.fill(visitor, visitor.labelled("Id"), org);
        hand.press(visitor, visitor.button("Make it"));
        assertThat(visitor.page()).hasURL(Pattern.compile("/orgs/" + org + "$"));

        hand.press(visitor, visitor.link("Settings"));
        hand.fill(visitor, visitor.labelled("Description"), "We make <things>.");
        hand.fill(visitor, visitor.labelled("Website"), "https://example.com/team");
        hand.press(visitor, visitor.button("Save"));
        assertThat(visitor.page().getByText("We make <things>.")).isVisible();
        assertThat(visitor.link("https://example.com/team")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void addsInvitesAndRemovesMembers(Hand hand) throws Exception {
        String member = name("joins", hand);
        stage.signUp(member);
        String org = org("host", hand);
        Visitor visitor = person(name("host", hand), "/orgs/" + org + "/members");
        add(hand, visitor, member, "admin");
        assertThat(row(visitor, member).getByRole(AriaRole.COMBOBOX)).hasValue("admin");
        hand.select(visitor, row(visitor, member).getByRole(AriaRole.COMBOBOX), "member");
        hand.press(visitor, visitor.button("Set the role of " + member));
        assertThat(row(visitor, member).getByRole(AriaRole.COMBOBOX)).hasValue("member");

        add(hand, visitor, "nobody-yet-" + org + "@example.com", "member");
        assertThat(visitor.heading("Invited")).isVisible();
        hand.press(visitor, visitor.button("Take back the invitation of nobody-yet-" + org + "@example.com"));
        assertThat(visitor.heading("Invited")).hasCount(0);

        add(hand, visitor, "no such person", "member");
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).isVisible();
        assertThat(visitor.labelled("E-mail address or user name")).hasValue("no such person");

        hand.press(visitor, row(visitor, member).locator("summary"));
        hand.press(visitor, visitor.button("Remove " + member));
        assertThat(row(visitor, member)).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource
    void handsAnOrganizationOverAndLeavesIt(Hand hand) throws Exception {
        String heir = name("heir", hand);
        stage.signUp(heir);
        String org = org("giver", hand);
        String owner = name("giver", hand);
        Visitor visitor = person(owner, "/orgs/" + org + "/members");
        add(hand, visitor, heir, "member");
        hand.press(visitor, visitor.link("Settings"));
        hand.fill(visitor, visitor.labelled("Member"), heir);
        hand.press(visitor, visitor.button("Hand " + org + " over"));
        assertThat(row(visitor, heir)).containsText("owner");
        assertThat(row(visitor, owner)).containsText("admin");

        hand.press(visitor, visitor.link("Packages"));
        hand.press(visitor, visitor.page().locator("summary").getByText("Leave"));
        hand.press(visitor, visitor.button("Leave " + org));
        assertThat(visitor.page()).hasURL(Pattern.compile("/orgs/" + org + "$"));
        assertThat(visitor.page().getByText("You are admin")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource
    void linksAPackageAndUnlinksIt(Hand hand) throws Exception {
        String owner = name("linker", hand);
        String app = "com.linked." + owner;
        Account account = stage.signUp(owner);
        String org = org(account);
        account.publish(ShownApp.of(app, "1.0.0", stage.key(), manifest -> {}));
        Visitor visitor = person(owner, "/orgs/" + org);
        hand.fill(visitor, visitor.labelled("Package"), app);
        hand.press(visitor, visitor.button("Link it"));
        assertThat(visitor.link("Sample of " + app)).isVisible();
        hand.press(visitor, visitor.button("Unlink it"));
        assertThat(visitor.link("Sample of " + app)).hasCount(0);
        assertThat(visitor.page().getByText("No package is linked")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void deletesAnOrganizationWhoseIdIsTyped(Hand hand) throws Exception {
        String org = org("ender", hand);
        Visitor visitor = person(name("ender", hand), "/orgs/" + org + "/settings");
        hand.fill(visitor, visitor.labelled("Type " + org + " to delete it"), "something else");
        hand.press(visitor, visitor.button("Delete " + org + " for ever"));
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("Nothing was deleted");
        hand.fill(visitor, visitor.labelled("Type " + org + " to delete it"), org);
        hand.press(visitor, visitor.button("Delete " + org + " for ever"));
        assertThat(visitor.page()).hasURL(Pattern.compile("/orgs$"));
        visitor.open("/orgs/" + org);
        assertThat(visitor.heading("Not found")).isVisible();
    }

    private static void add(Hand hand, Visitor visitor, String who, String role) {
        hand.fill(visitor, visitor.labelled("E-mail address or user name"), who);
        hand.select(visitor, visitor.labelled("Role"), role);
        hand.press(
                visitor,
                visitor.page()
                        .getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions().setName("Add").setExact(true)));
    }

    /** An organization that somebody new has made, whose name is its id. */
    private String org(String what, Hand hand) throws Exception {
        return org(stage.signUp(name(what, hand)));
    }

    private static String org(Account owner) throws Exception {
        String org = owner.name() + "-team";
        owner.post("/api/v2/orgs", "{\"slug\":\"" + org + "\",\"name\":\"" + org + "\"}");
        return org;
    }

    private static Locator row(Visitor visitor, String member) {
        return visitor.page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(visitor.page()
                                .getByRole(
                                        AriaRole.LINK,
                                        new Page.GetByRoleOptions()
                                                .setName(member)
                                                .setExact(true))));
    }
}
