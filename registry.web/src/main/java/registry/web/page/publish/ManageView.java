package registry.web.page.publish;

import io.helidon.http.Status;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.api.PackageName;
import registry.catalog.Catalog;
import registry.orgs.Org;
import registry.orgs.Organizations;
import registry.orgs.PackageTarget;
import registry.orgs.Permissions;
import registry.web.page.Form;
import registry.web.page.Refusals;
import registry.web.page.SignerForm;
import registry.web.page.Visit;

/** Shows what can be done to a package and a version of it, as far as whoever looks may. Thread-safe. */
public final class ManageView {
    private final Catalog catalog;
    private final Organizations organizations;
    private final Clock clock;

    /** Of what {@code catalog} holds, as {@code organizations} allow. */
    public ManageView(Catalog catalog, Organizations organizations, Clock clock) {
        this.catalog = catalog;
        this.organizations = organizations;
        this.clock = clock;
    }

    Catalog catalog() {
        return catalog;
    }

    Organizations organizations() {
        return organizations;
    }

    /**
     * What somebody typed that was refused.
     *
     * @param problem why, {@code ""} when nothing was
     */
    record Typed(String reason, SignerForm.Typed signers, String recipient, String problem) {
        static final Typed NOTHING = new Typed("", SignerForm.Typed.NOTHING, "", "");

        static Typed of(Form form) {
            return new Typed(form.text("reason"), SignerForm.Typed.of(form), form.text("recipient"), "");
        }

        Typed refused(String why) {
            return new Typed(reason, signers, recipient, why);
        }
    }

    /** Does what a form asks for; what is wrong with it is shown above the forms, which keep what was typed. */
    void attempt(Visit visit, BiConsumer<Managed, Form> action) {
        Managed managed = Managed.of(visit, catalog);
        Form form = visit.form();
        Refusals.shown(
                () -> action.accept(managed, form),
                (status, problem) -> show(visit, status, managed, Typed.of(form).refused(problem)));
    }

    void show(Visit visit, Status status, Managed managed, Typed typed) {
        Permissions permissions = organizations.permissions();
        permissions.inspect(managed.actor(), managed.target()).require();
        visit.show(
                status,
                new ManagePage(
                        visit.frame(managed.name() + " " + managed.version() + ": manage"),
                        VersionFactsShown.of(managed),
                        rights(managed),
                        signers(managed, typed),
                        offer(managed),
                        organization(managed),
                        typed));
    }

    private ManagePage.Rights rights(Managed managed) {
        Permissions permissions = organizations.permissions();
        Actor actor = managed.actor();
        PackageTarget target = managed.target();
        return new ManagePage.Rights(
                permissions.editMetadata(actor, target).isAllowed(),
                permissions.yank(actor, target).isAllowed(),
                permissions.chooseSigners(actor, target).isAllowed(),
                permissions.offer(actor, target).isAllowed(),
                permissions.delete(actor, target).isAllowed());
    }

    private SignerForm signers(Managed managed, Typed typed) {
        return SignerForm.of(
                organizations.signers().of(managed.name()),
                "What its organization or this registry says",
                typed.signers());
    }

    private Optional<ManagePage.Offer> offer(Managed managed) {
        if (!organizations
                .permissions()
                .offer(managed.actor(), managed.target())
                .isAllowed()) {
            return Optional.empty();
        }
        return organizations
                .transfers()
                .find(managed.actor(), managed.name())
                .map(offer -> ManagePage.Offer.of(offer, clock.instant()));
    }

    private ManagePage.Organization organization(Managed managed) {
        PackageName name = managed.name();
        Optional<Org> linked = organizations.orgs().ofPackage(name);
        boolean mayUnlink = linked.isPresent()
                && organizations
                        .permissions()
                        .unlink(managed.actor(), managed.target())
                        .isAllowed();
        return new ManagePage.Organization(
                linked.map(Org::name).orElse(""),
                linked.map(org -> org.id().value()).orElse(""),
                mayUnlink,
                linked.isEmpty() ? choices(managed) : List.of());
    }

    private List<ManagePage.Choice> choices(Managed managed) {
        Actor actor = managed.actor();
        if (!managed.target().isOwnedBy(actor.account().id()) || !actor.mayEverywhere(Scope.ORGS)) {
            return List.of();
        }
        return organizations.orgs().ofMember(actor.account().id()).stream()
                .map(org -> new ManagePage.Choice(org.id().value(), org.name()))
                .toList();
    }
}
