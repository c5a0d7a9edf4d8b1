package registry.orgs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import registry.api.spi.MetadataStore;

/** Lets tests act between what was read and the commit that relies on it. */
final class CommitHook {
    private final AtomicReference<Optional<Runnable>> next = new AtomicReference<>(Optional.empty());

    /** Does this once, just before the next commit. */
    void beforeNext(Runnable action) {
        next.set(Optional.of(action));
    }

    /** The same store with this hook. */
    MetadataStore on(MetadataStore store) {
        return (MetadataStore) Proxy.newProxyInstance(
                CommitHook.class.getClassLoader(), new Class<?>[] {MetadataStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        next.getAndSet(Optional.empty()).ifPresent(Runnable::run);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
