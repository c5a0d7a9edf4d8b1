package registry.web.page.org;

import io.jstach.jstache.JStache;
import java.util.List;
import java.util.Map;
import registry.orgs.Org;
import registry.web.page.Form;
import registry.web.page.Frame;
import registry.web.page.Page;
import registry.web.page.SignerForm;

/**
 * Where an organization is managed.
 *
 * @param signers which keys may sign its packages
 * @param problem why something was refused, {@code ""} when nothing was
 */
@JStache(path = "org/settings")
record SettingsPage(Frame frame, OrgHead head, Draft draft, SignerForm signers, String problem) implements Page {
    /** What an organization may say about itself, by the names that all clients know. */
    static final List<String> FIELDS = List.of("description", "website", "email", "github", "twitter", "location");

    /** What the form holds. */
    record Draft(
            String name,
            String description,
            String website,
            String email,
            String github,
            String twitter,
            String location) {
        static Draft of(Org org) {
            Map<String, String> about = org.metadata().members();
            return new Draft(
                    org.name(),
                    about.getOrDefault("description", ""),
                    about.getOrDefault("website", ""),
                    about.getOrDefault("email", ""),
                    about.getOrDefault("github", ""),
                    about.getOrDefault("twitter", ""),
                    about.getOrDefault("location", ""));
        }

        static Draft of(Form form) {
            return new Draft(
                    form.text("name"),
                    form.text("description"),
                    form.text("website"),
                    form.text("email"),
                    form.text("github"),
                    form.text("twitter"),
                    form.text("location"));
        }
    }

    boolean refused() {
        return !problem.isEmpty();
    }

    @Override
    public String html() {
        return SettingsPageRenderer.of().execute(this);
    }
}
