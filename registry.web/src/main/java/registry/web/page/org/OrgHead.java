package registry.web.page.org;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import registry.orgs.Role;

/**
 * What stands above all sides of an organization.
 *
 * @param role what the visitor is there, {@code ""} for nothing
 * @param member whether the visitor belongs to it
 * @param admin whether the visitor may add members and link packages
 * @param owner whether the visitor may do everything
 */
record OrgHead(
        String name,
        String id,
        String address,
        boolean verified,
        String description,
        List<Fact> facts,
        String role,
        boolean member,
        boolean admin,
        boolean owner,
        List<TabLink> tabs) {
    /**
     * Something that the organization says about itself.
     *
     * @param address where it leads, {@code ""} for nowhere
     */
    record Fact(String label, String text, String address) {
        boolean leads() {
            return !address.isEmpty();
        }
    }

    /** A side to go to. */
    record TabLink(String label, String address, boolean present) {}

    static OrgHead of(Stage stage, OrgTab tab) {
        Map<String, String> about = stage.org().metadata().members();
        return new OrgHead(
                stage.org().name(),
                stage.org().id().value(),
                stage.address(),
                stage.org().verified(),
                about.getOrDefault("description", ""),
                facts(about),
                stage.role().map(Role::id).orElse(""),
                stage.role().isPresent(),
                stage.is(Role.ADMIN),
                stage.is(Role.OWNER),
                Arrays.stream(OrgTab.values())
                        .filter(other -> other.isFor(stage))
                        .map(other -> new TabLink(other.label(), stage.address() + other.path(), other == tab))
                        .toList());
    }

    boolean described() {
        return !description.isEmpty();
    }

    boolean hasFacts() {
        return !facts.isEmpty();
    }

    private static List<Fact> facts(Map<String, String> about) {
        return Stream.of(
                        fact("Website", about.getOrDefault("website", "")),
                        fact("E-mail", about.getOrDefault("email", "")),
                        fact("GitHub", about.getOrDefault("github", "")),
                        fact("X", about.getOrDefault("twitter", "")),
                        fact("Location", about.getOrDefault("location", "")))
                .filter(fact -> !fact.text().isBlank())
                .toList();
    }

    /** Only what is an address of the web leads somewhere; whatever else people write is text. */
    private static Fact fact(String label, String text) {
        boolean leads = text.startsWith("https://") || text.startsWith("http://");
        return new Fact(label, text, leads ? text : "");
    }
}
