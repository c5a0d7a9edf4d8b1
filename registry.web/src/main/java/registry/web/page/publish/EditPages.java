package registry.web.page.publish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import java.util.Optional;
import java.util.regex.Pattern;
import registry.accounts.Scope;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.catalog.Catalog;
import registry.orgs.Permissions;
import registry.signing.json.PrettyJson;
import registry.signing.manifest.ManifestDraft;
import registry.web.page.Done;
import registry.web.page.Form;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Refusals;
import registry.web.page.Visit;
import registry.web.upload.Uploads;

/**
 * Where what people read about a version is edited: the fields become a manifest, which its editor signs and sends back.
 * The registry never has the key. Thread-safe.
 */
public final class EditPages implements PageArea {
    private static final String EDIT = Managed.VERSION + "/edit";
    private static final Pattern EDITED = Pattern.compile("/apps/[^/]+/[^/]+/edit");

    private final Catalog catalog;
    private final Permissions permissions;
    private final Uploads uploads;

    /** Edits what {@code view} shows through {@code uploads}. */
    public EditPages(ManageView view, Uploads uploads) {
        this.catalog = view.catalog();
        this.permissions = view.organizations().permissions();
        this.uploads = uploads;
    }

    /** Whether signed manifests are sent to this path. */
    public static boolean takesManifest(String path) {
        return EDITED.matcher(path).matches();
    }

    @Override
    public void route(PageRules rules) {
        rules.pageWithForm(EDIT, this::show, this::edit).form(EDIT + "/manifest", this::handOut);
    }

    private void show(Visit visit) {
        Managed managed = find(visit);
        show(visit, Status.OK_200, managed, EditDraft.of(manifest(managed)), "");
    }

    private void show(Visit visit, Status status, Managed managed, EditDraft draft, String problem) {
        visit.show(
                status,
                new EditPage(
                        visit.frame("Edit " + managed.name() + " " + managed.version()),
                        VersionFactsShown.of(managed),
                        draft,
                        problem));
    }

    private void handOut(Visit visit) {
        Managed managed = find(visit);
        Form form = visit.form();
        EditDraft draft = EditDraft.of(form);
        Refusals.shown(
                () -> {
                    ObjectNode edited = edited(manifest(managed), draft);
                    visit.response().header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"manifest.json\"");
                    visit.sendOwn(PrettyJson.write(edited), "application/json");
                },
                (status, problem) -> show(visit, status, managed, draft, problem));
    }

    private static ObjectNode edited(ManifestDraft manifest, EditDraft draft) {
        ObjectNode before = manifest.json();
        draft.into(manifest);
        manifest.check();
        ObjectNode after = manifest.json();
        if (after.equals(before)) {
            throw new RegistryException(ApiError.INVALID_PARAMS, "this is what it says already; change a field first");
        }
        return after;
    }

    private void edit(Visit visit) {
        Managed managed = find(visit);
        Optional<String> type = visit.request().headers().first(HeaderNames.CONTENT_TYPE);
        Refusals.shown(
                () -> {
                    uploads.editFile(
                            () -> visit.requireNow(Scope.PUBLISH),
                            new Uploads.VersionId(managed.name(), managed.version()),
                            type,
                            visit.request().content().inputStream());
                    visit.redirect(Done.EDITED.at(managed.address()));
                },
                (status, problem) -> show(visit, status, managed, EditDraft.of(manifest(managed)), problem));
    }

    private Managed find(Visit visit) {
        Managed managed = Managed.of(visit, catalog);
        permissions.editMetadata(managed.actor(), managed.target()).require();
        return managed;
    }

    /** What is shown now, unsigned. */
    private static ManifestDraft manifest(Managed managed) {
        return ManifestDraft.of(managed.detail().manifest(), Optional.empty());
    }
}
