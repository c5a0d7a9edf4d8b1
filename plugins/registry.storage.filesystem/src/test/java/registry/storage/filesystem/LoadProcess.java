package registry.storage.filesystem;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import registry.api.ConfigScope;
import registry.api.spi.MetadataStore;
import registry.testing.linearizability.Clients;
import registry.testing.linearizability.Journal;
import registry.testing.linearizability.Recorder;

/** Reads and writes metadata until it is killed, and tells on standard output of every call, before it and after. */
final class LoadProcess {
    private static final int CLIENTS = 4;

    private LoadProcess() {}

    /**
     * Goes on until it is killed.
     *
     * @param arguments the data directory, a name unique to this process, and a seed
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ConfigScope config = ConfigScope.of("registry.filesystem", Map.of("data", arguments[0]));
        Recorder recorder = new Recorder(arguments[1], Journal.writingTo(System.out));
        try (MetadataStore store = new FilesystemMetadataStoreProvider().open(config);
                Clients clients = Clients.start(
                        arguments[1],
                        Collections.nCopies(CLIENTS, recorder.record(store)),
                        Long.parseLong(arguments[2]))) {
            clients.awaitFailure();
        }
    }
}
