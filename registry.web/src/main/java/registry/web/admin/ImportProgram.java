package registry.web.admin;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import registry.api.ApiError;
import registry.api.ConfigScope;
import registry.api.RegistryException;
import registry.migration.ImportReport;
import registry.migration.LegacyImport;
import registry.signing.key.SignatureSchemes;
import registry.signing.verify.VerificationPolicy;
import registry.storage.Stores;

/** Imports a legacy deployment. The report goes to one stream, progress to the other. */
final class ImportProgram {
    private final ConfigScope settings;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * Imports as the settings say.
     *
     * @param settings the scope of the whole configuration, {@code registry}
     */
    ImportProgram(ConfigScope settings, PrintStream out, PrintStream err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    /**
     * Imports, and prints the report.
     *
     * @return whether everything came that can come; otherwise another run may bring the rest
     * @throws RegistryException when it cannot be done, or not to the end
     */
    boolean run(AdminCommandLine line, Stores stores) {
        LegacyImport.Source source = LegacySource.of(settings, line.has(AdminCommandLine.TRUST_OWNERS))
                .orElseThrow(() -> new RegistryException(
                        ApiError.INVALID_PARAMS, "say where the old Redis is: --from redis://host:6379"));
        LegacyImport importer = new LegacyImport(
                new LegacyImport.Target(
                        settings,
                        stores.metadata(),
                        stores.blobs(),
                        SignatureSchemes.load(),
                        VerificationPolicy.STANDARD),
                new SecureRandom(),
                Clock.systemUTC());
        Told progress = new Told(err, line.has(AdminCommandLine.PROGRESS));
        ImportReport report = line.has(AdminCommandLine.DRY_RUN)
                ? importer.rehearse(source, progress)
                : importer.run(source, progress);
        out.print(line.has(AdminCommandLine.JSON) ? report.json().toPrettyString() + "\n" : report.text());
        return report.complete();
    }
}
