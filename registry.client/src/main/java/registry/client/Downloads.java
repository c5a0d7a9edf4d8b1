package registry.client;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;
import registry.client.bundle.Download;
import registry.client.bundle.DownloadRequest;
import registry.client.http.Address;
import registry.client.http.ArtifactFetch;
import registry.client.http.Call;
import registry.client.http.IncomingFile;
import registry.client.http.Transport;

/** Fetches bundles into files. */
final class Downloads {
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final Transport transport;

    Downloads(Transport transport) {
        this.transport = transport;
    }

    Download run(DownloadRequest request) throws IOException {
        try (IncomingFile file =
                request.resume() ? IncomingFile.resumed(request.target()) : IncomingFile.of(request.target())) {
            return run(request, file);
        }
    }

    /** What was there already may not be the beginning of what comes; then all of it is fetched. */
    private Download run(DownloadRequest request, IncomingFile file) throws IOException {
        boolean resumed = file.size() > 0;
        try {
            return fetch(request, file);
        } catch (UnexpectedAnswerException e) {
            if (!resumed) {
                throw e;
            }
        } catch (RefusedException e) {
            if (e.status() != RANGE_NOT_SATISFIABLE) {
                throw e;
            }
        }
        file.restart();
        return fetch(request, file);
    }

    private Download fetch(DownloadRequest request, IncomingFile file) throws IOException {
        ArtifactFetch fetch = new ArtifactFetch(file, request.listener());
        transport.fetch(Call.get(address(request)), fetch);
        byte[] actual = file.finish();
        Optional<byte[]> announced = fetch.announcedDigest();
        if (announced.isPresent() && !MessageDigest.isEqual(announced.get(), actual)) {
            file.discard();
            throw new UnexpectedAnswerException("The download is damaged: its SHA-256 is " + IncomingFile.hex(actual)
                    + " and the registry announced " + IncomingFile.hex(announced.get()));
        }
        file.discard(); // whoever does not accept it does not want it resumed either
        request.acceptance().accept(file.temporary());
        file.moveIntoPlace();
        return new Download(request.target(), file.size(), IncomingFile.hex(actual), announced.isPresent());
    }

    private static Address address(DownloadRequest request) {
        String name = request.packageName();
        String version = request.version();
        return Address.of("artifacts", name, version, name + "-" + version + ".mpk");
    }
}
