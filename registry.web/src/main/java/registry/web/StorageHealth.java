package registry.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import registry.api.RegistryException;
import registry.api.spi.StoreHealth;

/** Ready means that the stores answer and that writes succeed. Names what is plugged in, and what to worry about. */
@Readiness
@Dependent
public class StorageHealth implements HealthCheck {
    private final Registry registry;

    @Inject
    StorageHealth(Registry registry) {
        this.registry = registry;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("registry");
        registry.plugins().forEach(plugin -> {
            int colon = plugin.indexOf(": ");
            response.withData(plugin.substring(0, colon), plugin.substring(colon + 2));
        });
        try {
            StoreHealth health = registry.stores().health();
            if (!health.warnings().isEmpty()) {
                response.withData("warnings", String.join("; ", health.warnings()));
            }
            health.trouble().ifPresent(trouble -> response.withData("trouble", trouble));
            response.withData("revision", registry.stores().metadata().revision());
            return response.status(health.trouble().isEmpty()).build();
        } catch (RegistryException e) {
            return response.withData("trouble", e.detail()).down().build();
        }
    }
}
