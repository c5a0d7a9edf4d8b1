package registry.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Two {@link Replicas} for all test classes that ask for them: starting servers is most of what such tests cost. */
final class SharedReplicas implements ParameterResolver {
    private static final int COUNT = 2;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Replicas.class);
    }

    @Override
    public Replicas resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedReplicas.class))
                .computeIfAbsent(Replicas.class, type -> start(), Replicas.class);
    }

    private static Replicas start() {
        try {
            return Replicas.start(Files.createTempDirectory("replicas"), COUNT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the servers started", e);
        }
    }
}
