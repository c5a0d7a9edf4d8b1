package registry.client.json;

import java.util.Set;
import registry.client.admin.AdminBot;
import registry.client.admin.AdminOrganization;
import registry.client.admin.AdminPackage;
import registry.client.admin.AdminUser;
import registry.client.admin.AuditEntry;
import registry.client.admin.Finding;
import registry.client.admin.ImportResult;
import registry.client.admin.InspectionResult;
import registry.client.admin.Plugin;
import registry.client.admin.ServerSetting;
import registry.client.admin.SweepResult;

/** Reads what administrators are told. */
public final class AdminJson {
    private AdminJson() {}

    /** An account. */
    public static AdminUser user(JsonObject json) {
        return new AdminUser(
                json.text("id"),
                json.text("email"),
                json.optionalText("username"),
                json.text("name"),
                json.flag("verified"),
                json.flag("adminVerified"),
                json.flag("isAdmin"),
                json.instant("createdAt"),
                json.isTrue("emailVerified"),
                json.optionalText("botOrg"),
                json.optionalText("issuer"),
                json.optionalObject("suspension")
                        .map(suspension -> new AdminUser.Suspension(
                                suspension.optionalText("reason"),
                                suspension.optionalInstant("since"),
                                suspension.optionalText("by"))));
    }

    /** A bot. */
    public static AdminBot bot(JsonObject json) {
        return new AdminBot(
                json.text("id"),
                json.text("name"),
                json.text("org"),
                json.text("email"),
                json.flag("suspended"),
                json.instant("createdAt"));
    }

    /** A plugin. */
    public static Plugin plugin(JsonObject json) {
        return new Plugin(
                json.text("kind"),
                json.text("id"),
                json.text("module"),
                json.optionalText("version"),
                json.flag("inUse"));
    }

    /** A key of the configuration. */
    public static ServerSetting setting(JsonObject json) {
        return new ServerSetting(
                json.text("key"),
                json.optionalText("value"),
                json.flag("masked"),
                json.constant("source", ServerSetting.Source.UNKNOWN));
    }

    /** A package. */
    public static AdminPackage packageSummary(JsonObject json) {
        return new AdminPackage(
                json.text("name"),
                json.text("latestVersion"),
                json.number("versionCount"),
                json.text("author"),
                json.flag("verified"),
                json.flag("adminVerified"),
                json.number("downloads"),
                json.text("owner"));
    }

    /** An organization. */
    public static AdminOrganization organization(JsonObject json) {
        return new AdminOrganization(
                json.text("id"),
                json.text("name"),
                json.flag("verified"),
                json.instant("createdAt"),
                json.optionalObject("metadata")
                        .orElseGet(() -> new JsonObject(Json.object()))
                        .textsByName(Set.of()));
    }

    /** An entry of the audit trail. */
    public static AuditEntry audit(JsonObject json) {
        return new AuditEntry(
                json.text("id"),
                json.optionalInstant("when"),
                json.optionalText("account"),
                json.optionalObject("credential")
                        .map(credential -> new AuditEntry.Credential(
                                credential.text("id"),
                                credential.constant("kind", AuditEntry.Credential.Kind.UNKNOWN))),
                json.optionalText("from"),
                json.optionalText("action"),
                json.optionalText("target"),
                json.optionalObject("before").map(JsonObject::json),
                json.optionalObject("after").map(JsonObject::json),
                json.optionalText("damaged"));
    }

    /** Something that an inspection found. */
    public static Finding finding(JsonObject json) {
        return new Finding(
                json.constant("severity", Finding.Severity.UNKNOWN),
                json.text("code"),
                json.text("key"),
                json.text("message"),
                json.text("advice"));
    }

    /** How an inspection ended. */
    public static InspectionResult inspected(JsonObject json) {
        return new InspectionResult(
                json.flag("healthy"),
                json.number("errors"),
                json.number("warnings"),
                json.number("blobs"),
                json.number("bytes"),
                json.number("bytesPerSecond"));
    }

    /** What was removed. */
    public static SweepResult swept(JsonObject json) {
        return new SweepResult(
                json.flag("dryRun"), json.number("examined"), json.number("removed"), json.number("removedBytes"));
    }

    /** What was imported. */
    public static ImportResult imported(JsonObject json) {
        return new ImportResult(
                json.flag("dryRun"),
                json.flag("complete"),
                json.object("counts").objectsByName(JsonObject::numbersByName),
                json.requiredObjects(
                        "doubts",
                        doubt -> new ImportResult.Doubt(
                                doubt.text("code"), doubt.text("key"), doubt.text("found"), doubt.text("done"))),
                json.json());
    }
}
