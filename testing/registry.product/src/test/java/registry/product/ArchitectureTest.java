package registry.product;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** The second fence behind the module descriptors: what may know what. */
@AnalyzeClasses(packages = "registry", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule arrowsPointDown = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("registry..")
            .layer("api")
            .definedBy("registry.api..")
            .layer("signing")
            .definedBy(
                    "registry.signing",
                    "registry.signing.archive..",
                    "registry.signing.json..",
                    "registry.signing.key..",
                    "registry.signing.manifest..",
                    "registry.signing.sample..",
                    "registry.signing.verify..",
                    "registry.signing.wasm..")
            .layer("storage")
            .definedBy("registry.storage")
            .layer("accounts")
            .definedBy("registry.accounts..")
            .layer("orgs")
            .definedBy("registry.orgs..")
            .layer("catalog")
            .definedBy("registry.catalog..")
            .layer("maintenance")
            .definedBy("registry.maintenance..")
            .layer("migration")
            .definedBy("registry.migration..")
            .layer("web")
            .definedBy("registry.web..")
            .layer("client")
            .definedBy("registry.client..")
            .layer("cli")
            .definedBy("registry.cli..")
            .layer("plugins")
            .definedBy(
                    "registry.storage.filesystem..",
                    "registry.storage.redis..",
                    "registry.auth..",
                    "registry.development..",
                    "registry.signing.ed25519..")
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("plugins")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("maintenance")
            .mayOnlyBeAccessedByLayers("web")
            .whereLayer("migration")
            .mayOnlyBeAccessedByLayers("web")
            .whereLayer("catalog")
            .mayOnlyBeAccessedByLayers("maintenance", "migration", "web")
            .whereLayer("orgs")
            .mayOnlyBeAccessedByLayers("catalog", "maintenance", "migration", "web")
            .whereLayer("accounts")
            .mayOnlyBeAccessedByLayers("orgs", "catalog", "maintenance", "migration", "web")
            .whereLayer("storage")
            .mayOnlyBeAccessedByLayers("accounts", "orgs", "catalog", "maintenance", "migration", "web")
            .whereLayer("signing")
            .mayOnlyBeAccessedByLayers("catalog", "maintenance", "migration", "web", "cli")
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("cli");

    @ArchTest
    static final ArchRule onlyTheWebKnowsJakartaAndHelidon = noClasses()
            .that()
            .resideOutsideOfPackage("registry.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.helidon..", "org.eclipse.microprofile..", "org.glassfish..");

    @ArchTest
    static final ArchRule onlyTheFilesystemStoreKnowsSql = noClasses()
            .that()
            .resideOutsideOfPackage("registry.storage.filesystem..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..");

    @ArchTest
    static final ArchRule onlyTheMigrationAndTheRedisStoreKnowRedis = noClasses()
            .that()
            .resideOutsideOfPackages("registry.migration..", "registry.storage.redis..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("redis.clients..");

    @ArchTest
    static final ArchRule onlyTheLoginPluginAndTheDevelopmentIssuerKnowOpenIdConnect = noClasses()
            .that()
            .resideOutsideOfPackages("registry.auth.oidc..", "registry.development..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.nimbusds.oauth2..", "com.nimbusds.openid..");

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsAesh = noClasses()
            .that()
            .resideOutsideOfPackage("registry.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.aesh..");

    @ArchTest
    static final ArchRule theApiNeedsNothingButJava = classes()
            .that()
            .resideInAPackage("registry.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "registry.api..", "org.jspecify..");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(new ArchCondition<>("be in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                    }
                }
            });
}
