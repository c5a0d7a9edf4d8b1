package registry.catalog;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import registry.accounts.Actor;
import registry.api.BundleVersion;
import registry.api.PackageName;

/** A fresh catalog with two accounts for every test. */
abstract class CatalogTestCase {
    static final String NAME = "com.example.counter";
    static final PackageName PACKAGE = PackageName.parse(NAME);

    @TempDir
    Path data;

    TestCatalog registry;
    Actor ada;
    Actor bob;

    @BeforeEach
    final void open() {
        registry = TestCatalog.open(data, settings());
        ada = registry.actor("ada");
        bob = registry.actor("bob");
    }

    @AfterEach
    final void close() {
        registry.close();
    }

    /** What is configured. */
    Map<String, String> settings() {
        return Map.of();
    }

    final Catalog catalog() {
        return registry.catalog();
    }

    final void reopen() {
        registry.close();
        registry = TestCatalog.open(data, settings());
    }

    static BundleVersion version(String text) {
        return BundleVersion.parse(text);
    }
}
