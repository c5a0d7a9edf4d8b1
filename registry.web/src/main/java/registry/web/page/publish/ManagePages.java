package registry.web.page.publish;

import io.helidon.http.Status;
import java.util.Optional;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.api.ApiError;
import registry.api.BundleVersion;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.catalog.Catalog;
import registry.catalog.CatalogError;
import registry.catalog.PackageCard;
import registry.catalog.VersionDetail;
import registry.catalog.Yank;
import registry.orgs.PackageTarget;
import registry.orgs.Permissions;
import registry.web.page.Addresses;
import registry.web.page.Form;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Refusals;
import registry.web.page.Visit;

/** Where a version is withdrawn, in one place, for those who may. Thread-safe. */
public final class ManagePages implements PageArea {
    private static final String VERSION = Addresses.BROWSE + "/{package}/{version}";

    private final Catalog catalog;
    private final Permissions permissions;

    /** Changes {@code catalog} as far as {@code permissions} go. */
    public ManagePages(Catalog catalog, Permissions permissions) {
        this.catalog = catalog;
        this.permissions = permissions;
    }

    @Override
    public void route(PageRules rules) {
        rules.page(VERSION + "/manage", this::show)
                .form(VERSION + "/yank", this::yank)
                .form(VERSION + "/delete", this::deleteVersion)
                .form(VERSION + "/delete-package", this::deletePackage);
    }

    /** A version that somebody manages. */
    private record Managed(Actor actor, PackageCard card, VersionDetail detail) {
        PackageName name() {
            return detail.name();
        }

        BundleVersion version() {
            return detail.facts().version();
        }

        String address() {
            return Addresses.of(name(), version());
        }
    }

    private Managed find(Visit visit) {
        Actor actor = visit.require(Scope.READ);
        String name = visit.path("package");
        String version = visit.path("version");
        if (!PackageName.isValid(name) || !BundleVersion.isValid(version)) {
            throw gone();
        }
        Optional<PackageCard> card = catalog.listing().card(PackageName.parse(name));
        Optional<VersionDetail> detail =
                catalog.listing().detail(PackageName.parse(name), BundleVersion.parse(version));
        if (card.isEmpty() || detail.isEmpty()) {
            throw gone();
        }
        return new Managed(actor, card.get(), detail.get());
    }

    private static RegistryException gone() {
        return new RegistryException(
                CatalogError.NOT_FOUND, "there is no such version; look for the app in the list of all");
    }

    private void show(Visit visit) {
        show(visit, Status.OK_200, find(visit), "", "");
    }

    private void show(Visit visit, Status status, Managed managed, String reason, String problem) {
        PackageTarget target =
                new PackageTarget(managed.name(), Optional.of(managed.card().owner()));
        boolean mayYank = permissions.yank(managed.actor(), target).isAllowed();
        boolean mayDelete = permissions.delete(managed.actor(), target).isAllowed();
        if (!mayYank && !mayDelete) {
            permissions.yank(managed.actor(), target).require();
        }
        visit.show(
                status,
                new ManagePage(
                        visit.frame(managed.name() + " " + managed.version() + ": manage"),
                        managed.name().value(),
                        managed.version().toString(),
                        managed.address(),
                        managed.detail().yank().yanked(),
                        managed.card().versions(),
                        mayYank,
                        mayDelete,
                        reason,
                        problem));
    }

    private void yank(Visit visit) {
        Managed managed = find(visit);
        Form form = visit.form();
        boolean yanked = form.text("yanked").equals("true");
        String reason = form.text("reason");
        Refusals.shown(
                () -> {
                    Yank wanted = new Yank(yanked, Optional.of(reason).filter(text -> !text.isBlank()));
                    catalog.yank(managed.actor(), managed.name(), managed.version(), wanted);
                    visit.redirect(managed.address());
                },
                (status, problem) -> show(visit, status, managed, reason, problem));
    }

    private void deleteVersion(Visit visit) {
        Managed managed = find(visit);
        String typed = visit.form().text("confirm");
        Refusals.shown(
                () -> {
                    requireTyped(typed, managed.version().toString());
                    catalog.deleteVersion(managed.actor(), managed.name(), managed.version());
                    boolean any = catalog.listing().card(managed.name()).isPresent();
                    visit.redirect(any ? Addresses.of(managed.name()) : Addresses.MY_PACKAGES);
                },
                (status, problem) -> show(visit, status, managed, "", problem));
    }

    private void deletePackage(Visit visit) {
        Managed managed = find(visit);
        String typed = visit.form().text("confirm");
        Refusals.shown(
                () -> {
                    requireTyped(typed, managed.name().value());
                    catalog.deletePackage(managed.actor(), managed.name());
                    visit.redirect(Addresses.MY_PACKAGES);
                },
                (status, problem) -> show(visit, status, managed, "", problem));
    }

    private static void requireTyped(String typed, String wanted) {
        if (!typed.strip().equals(wanted)) {
            throw new RegistryException(
                    ApiError.INVALID_PARAMS, "nothing was deleted: type " + wanted + " to delete it");
        }
    }
}
