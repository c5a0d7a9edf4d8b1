package registry.web.page.org;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.Status;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import registry.accounts.Actor;
import registry.accounts.Scope;
import registry.orgs.OrgChange;
import registry.orgs.OrgMetadata;
import registry.orgs.Organizations;
import registry.signing.key.SignatureSchemes;
import registry.web.page.Addresses;
import registry.web.page.Deletion;
import registry.web.page.Done;
import registry.web.page.Form;
import registry.web.page.PageArea;
import registry.web.page.PageRules;
import registry.web.page.Refusals;
import registry.web.page.SignerForm;
import registry.web.page.Visit;

/** What an organization says about itself, whose it is, and its end. Thread-safe. */
public final class OrgSettings implements PageArea {
    private static final String SETTINGS = OrgAddresses.ORG + "/settings";

    private final Organizations organizations;
    private final SignatureSchemes schemes;

    /** Changes {@code organizations}; keys are those of {@code schemes}. */
    public OrgSettings(Organizations organizations, SignatureSchemes schemes) {
        this.organizations = organizations;
        this.schemes = schemes;
    }

    /** What somebody sent that was refused. */
    private record Typed(SettingsPage.Draft draft, SignerForm.Typed signers, String problem) {
        static Typed nothing(Stage stage) {
            return new Typed(SettingsPage.Draft.of(stage.org()), SignerForm.Typed.NOTHING, "");
        }

        Typed refused(String why) {
            return new Typed(draft, signers, why);
        }
    }

    @Override
    public void route(PageRules rules) {
        rules.pageWithForm(SETTINGS, this::settings, this::change)
                .form(SETTINGS + "/signers", this::signers)
                .form(SETTINGS + "/transfer", this::transfer)
                .form(SETTINGS + "/delete", this::delete)
                .form(OrgAddresses.ORG + "/leave", this::leave);
    }

    private void settings(Visit visit) {
        Stage stage = managed(visit);
        show(visit, Status.OK_200, stage, Typed.nothing(stage));
    }

    private void show(Visit visit, Status status, Stage stage, Typed typed) {
        visit.show(
                status,
                new SettingsPage(
                        visit.frame(stage.org().name() + ": settings"),
                        OrgHead.of(stage, OrgTab.SETTINGS),
                        typed.draft(),
                        SignerForm.of(
                                organizations.signers().of(stage.org().id()),
                                "What this registry says",
                                typed.signers()),
                        typed.problem()));
    }

    private void signers(Visit visit) {
        Stage stage = managed(visit);
        Actor actor = visit.require(Scope.ORGS);
        Form form = visit.form();
        Typed typed = new Typed(SettingsPage.Draft.of(stage.org()), SignerForm.Typed.of(form), "");
        Refusals.shown(
                () -> {
                    organizations.signers().set(actor, stage.org().id(), SignerForm.policy(form, schemes));
                    visit.redirect(Done.SIGNERS_SET.at(stage.address() + "/settings"));
                },
                (status, problem) -> show(visit, status, stage, typed.refused(problem)));
    }

    private void change(Visit visit) {
        Stage stage = managed(visit);
        Actor actor = visit.require(Scope.ORGS);
        Form form = visit.form();
        SettingsPage.Draft draft = SettingsPage.Draft.of(form);
        Refusals.shown(
                () -> {
                    organizations
                            .orgs()
                            .change(
                                    actor,
                                    stage.org().id(),
                                    new OrgChange(Optional.of(draft.name()), Optional.of(about(stage, form))));
                    visit.redirect(stage.address());
                },
                (status, problem) -> show(visit, status, stage, new Typed(draft, SignerForm.Typed.NOTHING, problem)));
    }

    /** What is not on the form, such as what other clients wrote, stays. */
    private static OrgMetadata about(Stage stage, Form form) {
        Map<String, String> members = new TreeMap<>(stage.org().metadata().members());
        for (String name : SettingsPage.FIELDS) {
            String text = form.text(name).strip();
            if (text.isEmpty()) {
                members.remove(name);
            } else {
                members.put(name, text);
            }
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        members.forEach(json::put);
        return OrgMetadata.parse(json);
    }

    private void transfer(Visit visit) {
        Stage stage = managed(visit);
        Actor actor = visit.require(Scope.ORGS);
        String name = visit.form().text("member").strip();
        Refusals.shown(
                () -> {
                    organizations.ownership().transfer(actor, stage.org().id(), name);
                    visit.redirect(stage.address() + "/members");
                },
                (status, problem) ->
                        show(visit, status, stage, Typed.nothing(stage).refused(problem)));
    }

    private void delete(Visit visit) {
        Stage stage = managed(visit);
        Actor actor = visit.require(Scope.ORGS);
        String typed = visit.form().text(Deletion.FIELD);
        Refusals.shown(
                () -> {
                    Deletion.requireTyped(typed, stage.org().id().value());
                    organizations.orgs().delete(actor, stage.org().id());
                    visit.redirect(Addresses.ORGS);
                },
                (status, problem) ->
                        show(visit, status, stage, Typed.nothing(stage).refused(problem)));
    }

    private void leave(Visit visit) {
        Stage stage = Stage.of(visit, organizations);
        Actor actor = visit.require(Scope.ORGS);
        organizations.members().remove(actor, stage.org().id(), actor.account().email());
        visit.redirect(stage.address());
    }

    private Stage managed(Visit visit) {
        return Stage.managed(visit, organizations, "see its settings");
    }
}
