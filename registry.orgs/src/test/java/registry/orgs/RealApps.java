package registry.orgs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import registry.accounts.Actor;
import registry.api.AccountId;
import registry.api.PackageName;
import registry.api.SignerId;
import registry.api.spi.Batch;
import registry.api.spi.CommitResult;
import registry.orgs.OrgSystem.Action;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;

/** Packages, and what people may do to them: what the catalog does, as far as rights are concerned. Thread-safe. */
record RealApps(TestOrgs registry) {
    /** Publishes a version; what was decided must hold when it is done. */
    void publish(Actor actor, String app, String key) {
        boolean done = false;
        while (!done) {
            Optional<Document> known = registry.documents().read(key(app));
            PackageTarget target = target(app, known);
            Decision.Allowed allowed = registry.organizations()
                    .permissions()
                    .publish(actor, target, signing(known, key))
                    .require();
            AccountId owner = target.owner().orElse(allowed.founder().id());
            Batch.Builder batch = Batch.builder();
            known.ifPresentOrElse(
                    document -> batch.requireRevision(document.key(), document.revision()),
                    () -> batch.requireAbsent(key(app)));
            batch.put(
                    key(app),
                    DocumentStore.encode(JsonNodeFactory.instance
                            .objectNode()
                            .put("owner", owner.value())
                            .put("signer", key)));
            allowed.secure(batch);
            done = registry.documents().commit(batch.build()) instanceof CommitResult.Committed;
        }
    }

    Decision ask(Actor actor, String app, Action action) {
        return asking(actor, app).decide(action);
    }

    Map<Action, String> answers(Actor actor, String app) {
        Map<Action, String> answers = new EnumMap<>(Action.class);
        Asking asking = asking(actor, app);
        for (Action action : Action.values()) {
            answers.put(
                    action,
                    switch (asking.decide(action)) {
                        case Decision.Allowed allowed -> Step.DONE;
                        case Decision.Denied denied -> denied.code().code();
                    });
        }
        return answers;
    }

    /** Where a package is kept. */
    static String key(String app) {
        return "package/" + app;
    }

    static AccountId owner(Document app) {
        return new AccountId(Fields.of(app).text("owner"));
    }

    private Asking asking(Actor actor, String app) {
        Optional<Document> known = registry.documents().read(key(app));
        return new Asking(registry.organizations().permissions(), actor, target(app, known), signing(known, World.KEY));
    }

    /** What somebody asks about a package. */
    private record Asking(Permissions permissions, Actor actor, PackageTarget target, Signing signing) {
        Decision decide(Action action) {
            return switch (action) {
                case PUBLISH -> permissions.publish(actor, target, signing);
                case PUBLISH_WITH_ANOTHER_KEY ->
                    permissions.publish(actor, target, new Signing(new SignerId(World.OTHER_KEY), signing.pinned()));
                case EDIT -> permissions.editMetadata(actor, target, signing);
                case YANK -> permissions.yank(actor, target);
                case DELETE -> permissions.delete(actor, target);
                case LINK_TO_ACME -> permissions.link(actor, target, new OrgId("acme"));
                case UNLINK -> permissions.unlink(actor, target);
                case SET_SIGNERS -> permissions.chooseSigners(actor, target);
            };
        }
    }

    private static PackageTarget target(String app, Optional<Document> known) {
        return new PackageTarget(PackageName.parse(app), known.map(RealApps::owner));
    }

    private static Signing signing(Optional<Document> known, String key) {
        return new Signing(
                new SignerId(key),
                known.map(document -> new SignerId(Fields.of(document).text("signer"))));
    }
}
