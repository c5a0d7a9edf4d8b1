package registry.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import registry.client.bundle.Bundle;
import registry.client.bundle.BundleQuery;
import registry.client.bundle.Download;
import registry.client.bundle.DownloadRequest;
import registry.client.bundle.MetadataEdit;
import registry.client.bundle.Publication;
import registry.client.bundle.PublishCheck;
import registry.client.http.Address;
import registry.client.http.Answer;
import registry.client.http.Call;
import registry.client.http.Transport;
import registry.client.http.Upload;
import registry.client.json.BundleJson;
import registry.client.json.Json;
import registry.client.json.JsonObject;

/** What is published: listing, publishing, editing, withdrawing and fetching. See {@link RegistryClient}. */
public final class BundlesClient {
    private static final Address BUNDLES = Address.of("api", "v2", "bundles");

    private final Transport transport;

    BundlesClient(Transport transport) {
        this.transport = transport;
    }

    /** What the query asks for. Pages are fetched while the stream is used. */
    public Stream<Bundle> list(BundleQuery query) {
        return Paging.stream(next -> page(next.map(query::after).orElse(query)));
    }

    /** The first page of what the query asks for, or the one that it begins after. */
    public Page<Bundle> page(BundleQuery query) {
        Address address = BUNDLES.with("package", query.packageName())
                .with("developer", query.developer())
                .with("author", query.author())
                .with("q", query.text())
                .with("tag", query.tag())
                .with("org", query.organization())
                .with("verified", query.verified())
                .with("sort", query.sort().id())
                .with("limit", Integer.toString(query.pageSize()))
                .with("after", query.after())
                .with("fresh", Optional.of("1").filter(yes -> query.fresh()));
        Answer answer = transport.send(Call.get(address));
        Optional<String> next = answer.encodedNext().map(encoded -> URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        return new Page<>(answer.objects(BundleJson::bundle), next);
    }

    /** All versions of a package, newest first, yanked ones included; empty if there is no such package. */
    public List<Bundle> versions(String packageName) {
        Address address = BUNDLES.with("package", packageName).with("all_versions", "true");
        return transport.send(Call.get(address)).objects(BundleJson::bundle);
    }

    /** One version, yanked ones included. 404 {@code not_found} if there is none. */
    public Bundle get(String packageName, String version) {
        return BundleJson.bundle(
                transport.send(Call.get(of(packageName, version))).object());
    }

    /** The signed manifest of a version, byte for byte as its publisher made it. */
    public byte[] manifest(String packageName, String version) {
        return manifest(of(packageName, version).and("manifest"));
    }

    /** The signed manifest of the latest edit, byte for byte. 404 {@code not_found} if nothing was edited. */
    public byte[] editedManifest(String packageName, String version) {
        return manifest(of(packageName, version).and("manifest").with("edit", "latest"));
    }

    /**
     * Publishes a bundle. The file is read while it is sent. Sending the same bytes twice is harmless, so that the call is
     * repeated when nobody knows what became of it.
     */
    public Publication publish(Path bundle) {
        return publish(bundle, TransferListener.NONE);
    }

    /** The same, telling a listener of the bytes of the file that are sent. */
    public Publication publish(Path bundle, TransferListener listener) {
        return BundleJson.publication(send("push-file", () -> Upload.form(bundle, listener)));
    }

    /** Tells what would come of publishing a bundle. Nothing is published, and a refusal is no failure of this call. */
    public PublishCheck check(Path bundle) {
        return check(bundle, TransferListener.NONE);
    }

    /** The same, telling a listener of the bytes of the file that are sent. */
    public PublishCheck check(Path bundle, TransferListener listener) {
        return BundleJson.publishCheck(send("push-check", () -> Upload.form(bundle, listener)));
    }

    /**
     * Publishes a bundle in the older form: as JSON, in which the bundle is hexadecimal. Takes twice the bytes.
     *
     * @param manifest the signed manifest, as it is in the bundle; sent as it is
     * @throws IllegalArgumentException if the manifest is no JSON object or an empty one
     */
    public Publication publishAsJson(byte[] manifest, Path bundle, TransferListener listener) {
        requireObject(manifest);
        return BundleJson.publication(send("push", () -> Upload.json(manifest, bundle, listener)));
    }

    /**
     * Edits what people read about a version: name, description, tags, icon, license and links.
     *
     * @param signedManifest the published manifest with other values there, signed; sent as it is
     */
    public MetadataEdit edit(String packageName, String version, byte[] signedManifest) {
        requireObject(signedManifest);
        Call call = Call.patch(of(packageName, version), Json.object()).with(Call.Body.ofJson(signedManifest));
        return BundleJson.edit(transport.send(call).object());
    }

    /** Takes a version out of offer; it stays downloadable. */
    public void yank(String packageName, String version) {
        yank(packageName, version, Json.object().put("yanked", true));
    }

    /** The same, for a reason of at most 500 characters, which everybody sees. */
    public void yank(String packageName, String version, String reason) {
        yank(packageName, version, Json.object().put("yanked", true).put("reason", reason));
    }

    /** Takes a version back into offer. */
    public void unyank(String packageName, String version) {
        yank(packageName, version, Json.object().put("yanked", false));
    }

    /** Deletes a version for ever; its number is used up. */
    public void deleteVersion(String packageName, String version) {
        transport.send(Call.delete(of(packageName, version)));
    }

    /** Deletes every version of a package for ever. Its name stays with its owner. */
    public void deletePackage(String packageName) {
        transport.send(Call.delete(BUNDLES.and(packageName)));
    }

    /** Fetches the bundle of a version into a file, afresh. */
    public Download download(String packageName, String version, Path target) {
        return download(DownloadRequest.of(packageName, version, target));
    }

    /**
     * Fetches the bundle of a version into a file. When the connection breaks, the rest is fetched. The bytes are compared
     * with the digest that the registry announces, then shown to {@link DownloadRequest#acceptance}; only then does the
     * target appear or change.
     *
     * @throws UnexpectedAnswerException if the bytes are damaged
     */
    public Download download(DownloadRequest request) {
        try {
            return new Downloads(transport).run(request);
        } catch (ClosedByInterruptException e) {
            throw new CancelledException("Interrupted while writing a file", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts a download of a package that did not come from this registry. */
    public void recordDownload(String packageName) {
        transport.send(Call.post(Address.of("api", "v2", "downloads", "record"), Json.object("package", packageName)));
    }

    private interface Reading {
        Call.Body open() throws IOException;
    }

    private JsonObject send(String route, Reading body) {
        try {
            Call call = Call.post(BUNDLES.and(route))
                    .with(body.open())
                    .asRepeatable()
                    .asSlow();
            return transport.send(call).object();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] manifest(Address address) {
        Answer answer = transport.send(Call.get(address));
        answer.object(); // whatever else comes is no manifest
        return answer.body();
    }

    private void yank(String packageName, String version, ObjectNode body) {
        transport.send(Call.post(of(packageName, version).and("yank"), body).asRepeatable());
    }

    private static void requireObject(byte[] manifest) {
        if (Json.parse(manifest)
                .filter(json -> json.isObject() && !json.isEmpty())
                .isEmpty()) {
            throw new IllegalArgumentException("The manifest is no JSON object, or an empty one");
        }
    }

    private static Address of(String packageName, String version) {
        return BUNDLES.and(packageName, version);
    }
}
