package registry.web.page.publish;

import io.helidon.http.Status;
import java.util.Optional;
import registry.catalog.Catalog;
import registry.catalog.Yank;
import registry.web.page.Addresses;
import registry.web.page.Deletion;
import registry.web.page.Done;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Visit;

/** Where a version is withdrawn and deleted, in one place, for those who may. Thread-safe. */
public final class ManagePages implements PageArea {
    private final ManageView view;
    private final Catalog catalog;

    /** Changes what {@code view} shows. */
    public ManagePages(ManageView view) {
        this.view = view;
        this.catalog = view.catalog();
    }

    @Override
    public void route(PageRules rules) {
        rules.page(Managed.VERSION + "/manage", this::show)
                .form(Managed.VERSION + "/yank", this::yank)
                .form(Managed.VERSION + "/delete", this::deleteVersion)
                .form(Managed.VERSION + "/delete-package", this::deletePackage);
    }

    private void show(Visit visit) {
        view.show(visit, Status.OK_200, Managed.of(visit, catalog), ManageView.Typed.NOTHING);
    }

    private void yank(Visit visit) {
        view.attempt(visit, (managed, form) -> {
            Optional<String> reason = Optional.of(form.text("reason")).filter(text -> !text.isBlank());
            Yank wanted = new Yank(form.text("yanked").equals("true"), reason);
            catalog.yank(managed.actor(), managed.name(), managed.version(), wanted);
            visit.redirect((wanted.yanked() ? Done.YANKED : Done.OFFERED_AGAIN).at(managed.address()));
        });
    }

    private void deleteVersion(Visit visit) {
        view.attempt(visit, (managed, form) -> {
            Deletion.requireTyped(form.text(Deletion.FIELD), managed.version().toString());
            catalog.deleteVersion(managed.actor(), managed.name(), managed.version());
            boolean any = catalog.listing().card(managed.name()).isPresent();
            visit.redirect(Done.VERSION_DELETED.at(any ? Addresses.of(managed.name()) : Addresses.MY_PACKAGES));
        });
    }

    private void deletePackage(Visit visit) {
        view.attempt(visit, (managed, form) -> {
            Deletion.requireTyped(form.text(Deletion.FIELD), managed.name().value());
            catalog.deletePackage(managed.actor(), managed.name());
            visit.redirect(Done.PACKAGE_DELETED.at(Addresses.MY_PACKAGES));
        });
    }
}
