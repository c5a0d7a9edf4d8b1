package registry.client.bundle;

import java.nio.file.Path;
import java.util.function.Consumer;
import registry.client.TransferListener;

/**
 * Which bundle to fetch, and how.
 *
 * @param packageName name of the package
 * @param version which version
 * @param target file to create or replace, in an existing directory
 * @param resume whether to go on with what an earlier attempt left, and to leave what there is if this one fails
 * @param acceptance looks at the fetched file, which lies beside the target under another name, and throws to refuse it
 * @param listener is told how it gets on
 */
public record DownloadRequest(
        String packageName,
        String version,
        Path target,
        boolean resume,
        Consumer<Path> acceptance,
        TransferListener listener) {

    /** Fetches a bundle afresh and accepts it whatever it holds, provided that its digest is right. */
    public static DownloadRequest of(String packageName, String version, Path target) {
        return new DownloadRequest(packageName, version, target, false, file -> {}, TransferListener.NONE);
    }

    /** The same, resuming. What is left of an attempt is the file {@code .<name of the target>.part} beside the target. */
    public DownloadRequest resuming() {
        return new DownloadRequest(packageName, version, target, true, acceptance, listener);
    }

    /** The same, if {@code judge} does not throw. */
    public DownloadRequest acceptedBy(Consumer<Path> judge) {
        return new DownloadRequest(packageName, version, target, resume, judge, listener);
    }

    /** The same, telling a listener. */
    public DownloadRequest tell(TransferListener newListener) {
        return new DownloadRequest(packageName, version, target, resume, acceptance, newListener);
    }
}
