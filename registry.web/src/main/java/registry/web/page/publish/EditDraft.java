package registry.web.page.publish;

import java.util.Arrays;
import java.util.List;
import registry.signing.manifest.ManifestDraft;
import registry.web.page.Form;

/**
 * What people read about a version, as somebody wants it.
 *
 * @param tags separated by commas
 */
record EditDraft(
        String name, String description, String tags, String license, String frontend, String github, String docs) {
    static EditDraft of(ManifestDraft manifest) {
        return new EditDraft(
                manifest.text("name"),
                manifest.text("description"),
                String.join(", ", manifest.tags()),
                manifest.text("license"),
                manifest.text("frontend"),
                manifest.text("github"),
                manifest.text("docs"));
    }

    static EditDraft of(Form form) {
        return new EditDraft(
                form.text("name").strip(),
                // Browsers send the lines of a text with CRLF (HTML, form submission).
                form.text("description").strip().replace("\r\n", "\n"),
                form.text("tags"),
                form.text("license").strip(),
                form.text("frontend").strip(),
                form.text("github").strip(),
                form.text("docs").strip());
    }

    /** Says this in a manifest, and nothing more: what is as it was stays as it is, down to a missing member. */
    void into(ManifestDraft manifest) {
        set(manifest, "name", name);
        set(manifest, "description", description);
        set(manifest, "license", license);
        set(manifest, "frontend", frontend);
        set(manifest, "github", github);
        set(manifest, "docs", docs);
        if (!tagList().equals(manifest.tags())) {
            manifest.setTags(tagList());
        }
    }

    private static void set(ManifestDraft manifest, String field, String value) {
        if (!value.equals(manifest.text(field))) {
            manifest.set(field, value);
        }
    }

    private List<String> tagList() {
        return Arrays.stream(tags.split(",", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }
}
