package registry.web.page.publish;

import registry.api.RegistryException;
import registry.orgs.Org;
import registry.orgs.OrgId;
import registry.orgs.Organizations;
import registry.orgs.OrgsError;
import registry.signing.key.SignatureSchemes;
import registry.web.page.Done;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.SignerForm;
import registry.web.page.Visit;

/** How a package is set up: who signs it, whose it is, and to which organization it belongs. Thread-safe. */
public final class PackageForms implements PageArea {
    private final ManageView view;
    private final Organizations organizations;
    private final SignatureSchemes schemes;

    /** Changes what {@code view} shows; keys are those of {@code schemes}. */
    public PackageForms(ManageView view, SignatureSchemes schemes) {
        this.view = view;
        this.schemes = schemes;
        this.organizations = view.organizations();
    }

    @Override
    public void route(PageRules rules) {
        rules.form(Managed.VERSION + "/signers", this::signers)
                .form(Managed.VERSION + "/offer", this::offer)
                .form(Managed.VERSION + "/withdraw-offer", this::withdraw)
                .form(Managed.VERSION + "/link", this::link)
                .form(Managed.VERSION + "/unlink", this::unlink);
    }

    private void signers(Visit visit) {
        view.attempt(visit, (managed, form) -> {
            organizations.signers().set(managed.actor(), managed.name(), SignerForm.policy(form, schemes));
            goOn(visit, managed, Done.SIGNERS_SET);
        });
    }

    private void offer(Visit visit) {
        view.attempt(visit, (managed, form) -> {
            String recipient = form.text("recipient").strip();
            organizations.transfers().offer(managed.actor(), managed.name(), recipient);
            goOn(visit, managed, Done.OFFERED);
        });
    }

    private void withdraw(Visit visit) {
        view.attempt(visit, (managed, form) -> {
            organizations.transfers().end(managed.actor(), managed.name());
            goOn(visit, managed, Done.OFFER_ENDED);
        });
    }

    private void link(Visit visit) {
        view.attempt(visit, (managed, form) -> {
            OrgId org = OrgId.tryParse(form.text("org"))
                    .orElseThrow(() -> new RegistryException(OrgsError.NOT_FOUND, "choose an organization"));
            organizations.links().link(managed.actor(), org, managed.name());
            goOn(visit, managed, Done.LINKED);
        });
    }

    private void unlink(Visit visit) {
        view.attempt(visit, (managed, form) -> {
            Org org = organizations
                    .orgs()
                    .ofPackage(managed.name())
                    .orElseThrow(() ->
                            new RegistryException(OrgsError.NOT_FOUND, "it is linked to no organization any more"));
            organizations.links().unlink(managed.actor(), org.id(), managed.name());
            goOn(visit, managed, Done.UNLINKED);
        });
    }

    private static void goOn(Visit visit, Managed managed, Done done) {
        visit.redirect(done.at(managed.address() + "/manage"));
    }
}
