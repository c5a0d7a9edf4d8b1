package registry.accounts;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.MetadataStore;

/** A store that fails once, at a chosen call. Not thread-safe. */
final class FaultyStore {
    private final MetadataStore store;
    private int callsLeft = Integer.MAX_VALUE;
    private boolean afterwards;

    private FaultyStore(MetadataStore store) {
        this.store = store;
    }

    static FaultyStore on(MetadataStore store) {
        return new FaultyStore(store);
    }

    /** Fails at the call of this number, counted from now on from 1, without doing anything. */
    void failAt(int call) {
        callsLeft = call;
        afterwards = false;
    }

    /** Does what the call of this number asks for, and fails then: the caller cannot know. */
    void failAfter(int call) {
        callsLeft = call;
        afterwards = true;
    }

    MetadataStore asStore() {
        return (MetadataStore) Proxy.newProxyInstance(
                FaultyStore.class.getClassLoader(),
                new Class<?>[] {MetadataStore.class},
                (proxy, method, arguments) -> call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        callsLeft--;
        boolean fails = callsLeft == 0;
        if (fails && !afterwards) {
            throw fault();
        }
        try {
            Object result = method.invoke(store, arguments);
            if (fails) {
                throw fault();
            }
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static RegistryException fault() {
        return new RegistryException(ApiError.STORAGE_UNAVAILABLE, "the store is made to fail here");
    }
}
