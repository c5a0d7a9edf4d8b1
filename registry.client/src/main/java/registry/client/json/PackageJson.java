package registry.client.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import registry.client.packages.PackageSettings;
import registry.client.packages.SignerPolicies;
import registry.client.packages.SignerPolicy;
import registry.client.packages.TransferOffer;
import registry.client.packages.TransferOffers;

/** Reads and writes what is said about packages' settings. */
public final class PackageJson {
    private PackageJson() {}

    /** The settings of a package. */
    public static PackageSettings settings(JsonObject json) {
        return new PackageSettings(
                json.text("package"),
                json.text("owner"),
                json.optionalText("org"),
                policies(json.object("signerPolicy")),
                json.optionalObject("transfer").map(PackageJson::offer));
    }

    /** The policies of a package or organization. */
    public static SignerPolicies policies(JsonObject json) {
        return new SignerPolicies(
                json.optionalText("policy").map(kind -> policy(json)),
                json.requiredObjects("effective", PackageJson::effective));
    }

    /** An offer. */
    public static TransferOffer offer(JsonObject json) {
        return new TransferOffer(
                json.text("package"),
                json.text("from"),
                json.text("to"),
                json.instant("createdAt"),
                json.instant("expiresAt"));
    }

    /** Offers. */
    public static TransferOffers offers(JsonObject json) {
        return new TransferOffers(
                json.requiredObjects("incoming", PackageJson::offer),
                json.requiredObjects("outgoing", PackageJson::offer));
    }

    /** A policy to set. */
    public static ObjectNode write(SignerPolicy policy) {
        ObjectNode json = Json.object("policy", policy.kind().id());
        if (!policy.signers().isEmpty()) {
            Json.putTexts(json, "signers", policy.signers());
        }
        return json;
    }

    private static SignerPolicies.Effective effective(JsonObject json) {
        return new SignerPolicies.Effective(
                json.constant("of", SignerPolicies.Setter.UNKNOWN), json.optionalText("name"), policy(json));
    }

    private static SignerPolicy policy(JsonObject json) {
        return new SignerPolicy(json.constant("policy", SignerPolicy.Kind.UNKNOWN), json.texts("signers"));
    }
}
