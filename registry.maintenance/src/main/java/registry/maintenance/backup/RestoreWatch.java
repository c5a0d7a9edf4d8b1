package registry.maintenance.backup;

import java.util.function.Consumer;
import registry.api.RegistryException;
import registry.api.spi.Changes;
import registry.api.spi.MetadataStore;
import registry.storage.ChangeFollower;

/**
 * Notices that a restore into a store begins that somebody serves, who should have been stopped: the store was emptied
 * under the server. Thread-safe.
 */
public final class RestoreWatch implements AutoCloseable {
    private final ChangeFollower follower;

    private RestoreWatch(ChangeFollower follower) {
        this.follower = follower;
    }

    /**
     * Begins to watch {@code store}.
     *
     * @param begun told once or more often, on a thread of the watch, with {@link BackupError#RESTORE_INTERRUPTED}
     */
    public static RestoreWatch over(MetadataStore store, Consumer<RegistryException> begun) {
        return new RestoreWatch(ChangeFollower.start("restore-watch", store, new ChangeFollower.Listener() {
            @Override
            public void reload(long revision) {
                look();
            }

            @Override
            public void changed(Changes.Feed feed) {
                if (feed.changes().stream().anyMatch(change -> change.key().equals(RestoreMarker.KEY))) {
                    look();
                }
            }

            private void look() {
                try {
                    RestoreMarker.requireNone(store);
                } catch (RegistryException e) {
                    if (e.code() != BackupError.RESTORE_INTERRUPTED) {
                        throw e;
                    }
                    begun.accept(e);
                }
            }
        }));
    }

    @Override
    public void close() {
        follower.close();
    }
}
