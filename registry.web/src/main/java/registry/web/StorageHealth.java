package registry.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import registry.api.RegistryException;

/** Ready means that the store answers and that the listing follows it. Names what is plugged in. */
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
            response.withData("revision", registry.stores().metadata().revision());
            return response.up().build();
        } catch (RegistryException e) {
            return response.withData("trouble", e.detail()).down().build();
        }
    }
}
