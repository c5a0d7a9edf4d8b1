package registry.accounts;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import registry.api.spi.MetadataStore;

/** Lets tests act between what was read and the commit that relies on it. */
final class CommitHook {
    private CommitHook() {}

    /** The same store, which runs {@code hook} before each commit. */
    static MetadataStore before(MetadataStore store, Runnable hook) {
        return (MetadataStore) Proxy.newProxyInstance(
                CommitHook.class.getClassLoader(), new Class<?>[] {MetadataStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        hook.run();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
