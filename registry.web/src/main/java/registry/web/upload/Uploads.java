package registry.web.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import registry.accounts.Actor;
import registry.api.ApiError;
import registry.api.BundleVersion;
import registry.api.ConfigScope;
import registry.api.PackageName;
import registry.api.RegistryException;
import registry.api.spi.StagedBlob;
import registry.catalog.Catalog;
import registry.catalog.EditResult;
import registry.catalog.PublishResult;
import registry.catalog.Rehearsal;
import registry.signing.SigningError;
import registry.signing.archive.ArchiveLimits;
import registry.signing.json.StrictJson;
import registry.web.http.WebError;

/** Publishes and edits what arrives in request bodies. Thread-safe. */
public final class Uploads {
    /** The most bytes of an edit that are read: one more than it may have. */
    public static final long MAX_EDIT_BODY = ArchiveLimits.STANDARD.maxManifest() + 1L;

    private static final String MAX_BYTES = "bundles.max-upload-bytes";
    private static final long DEFAULT_MAX_BYTES = 100L * 1024 * 1024;
    private static final long HIGHEST_MAX_BYTES = 1024L * 1024 * 1024;
    private static final String CONCURRENT = "publish.concurrent-uploads";
    private static final int DEFAULT_CONCURRENT = 128;
    private static final int HIGHEST_CONCURRENT = 10_000;
    private static final MultipartFile BUNDLE = new MultipartFile(".mpk");
    private static final MultipartFile MANIFEST = new MultipartFile(".json");
    private static final int LARGE_MANIFESTS = 8;
    private static final long LARGE_MANIFEST_WAIT_MILLIS = 10_000;

    private final Catalog catalog;
    private final long maxBytes;
    private final Semaphore places;
    private final LargeManifests largeManifests = new LargeManifests(LARGE_MANIFESTS, LARGE_MANIFEST_WAIT_MILLIS);

    /**
     * Publishes in {@code catalog}. Keys: {@code bundles.max-upload-bytes} (default 100 MiB) and
     * {@code publish.concurrent-uploads} (default {@value #DEFAULT_CONCURRENT}); more uploads at once are told to come
     * back.
     *
     * @param registry the scope of the whole configuration, {@code registry}
     */
    public Uploads(Catalog catalog, ConfigScope registry) {
        this.catalog = catalog;
        this.maxBytes = registry.number(MAX_BYTES, DEFAULT_MAX_BYTES, 1, HIGHEST_MAX_BYTES);
        this.places = new Semaphore((int) registry.number(CONCURRENT, DEFAULT_CONCURRENT, 1, HIGHEST_CONCURRENT));
    }

    /** The longest request body that can hold a bundle: hexadecimal and the manifest beside it. */
    public long maxBodyBytes() {
        return 2 * maxBytes + 2L * JsonSplitter.MAX_REST;
    }

    /**
     * Publishes a manifest with the bundle in its member {@code _binary}.
     *
     * @param publisher asked who publishes once the whole body is there
     * @throws RegistryException with {@link SigningError#INVALID_MANIFEST}, {@link SigningError#INVALID_BUNDLE},
     *     {@link SigningError#BUNDLE_TOO_LARGE}, {@link WebError#BUSY} or what {@link Catalog#publish} throws
     */
    public PublishResult pushJson(Supplier<Actor> publisher, InputStream body) {
        return withStagedBlob(staged -> {
            try (LargeManifests.Place place = largeManifests.place()) {
                return pushJson(publisher, staged, new JsonSplitter(decoder(staged), place), body);
            }
        });
    }

    /**
     * Publishes the file in a multipart form.
     *
     * @param publisher asked who publishes once the whole body is there
     * @throws RegistryException with {@link ApiError#UNSUPPORTED_MEDIA_TYPE}, {@link ApiError#INVALID_REQUEST},
     *     {@link SigningError#BUNDLE_TOO_LARGE}, {@link WebError#BUSY} or what {@link Catalog#publish} throws
     */
    public PublishResult pushFile(Supplier<Actor> publisher, Optional<String> contentType, InputStream body) {
        return withStagedBlob(staged -> {
            BUNDLE.read(contentType, body, new BundleSink(staged, maxBytes)::copy);
            return catalog.publish(publisher.get(), staged, Optional.empty());
        });
    }

    /**
     * Tells what would come of publishing the file in a multipart form.
     *
     * @param publisher asked who would publish once the whole body is there
     * @throws RegistryException as {@link #pushFile}, or what {@link Catalog#rehearse} throws
     */
    public Rehearsal checkFile(Supplier<Actor> publisher, Optional<String> contentType, InputStream body) {
        return withStagedBlob(staged -> {
            BUNDLE.read(contentType, body, new BundleSink(staged, maxBytes)::copy);
            return catalog.rehearse(publisher.get(), staged);
        });
    }

    /**
     * Edits the metadata of a version.
     *
     * @param editor asked who edits once the whole body is there
     * @param body the signed manifest with other metadata
     * @throws RegistryException with {@link SigningError#INVALID_MANIFEST}, {@link SigningError#BUNDLE_TOO_LARGE},
     *     {@link WebError#BUSY} or what {@link Catalog#edit} throws
     */
    public EditResult edit(Supplier<Actor> editor, PackageName name, BundleVersion version, InputStream body) {
        try (LargeManifests.Place place = largeManifests.place()) {
            byte[] manifest = read(body, place);
            return catalog.edit(editor.get(), name, version, manifest);
        }
    }

    /**
     * The same with the manifest as the file in a multipart form.
     *
     * @throws RegistryException as {@link #edit}, with {@link ApiError#UNSUPPORTED_MEDIA_TYPE} or
     *     {@link ApiError#INVALID_REQUEST}
     */
    public EditResult editFile(Supplier<Actor> editor, VersionId id, Optional<String> contentType, InputStream body) {
        try (LargeManifests.Place place = largeManifests.place()) {
            ByteArrayOutputStream manifest = new ByteArrayOutputStream(LargeManifests.SMALL);
            MANIFEST.read(contentType, body, file -> manifest.writeBytes(bytes(file, place)));
            return catalog.edit(editor.get(), id.name(), id.version(), requireContent(manifest.toByteArray()));
        }
    }

    /** A version of a package. */
    public record VersionId(PackageName name, BundleVersion version) {}

    private static byte[] read(InputStream body, LargeManifests.Place place) {
        try {
            return requireContent(bytes(body, place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At most {@link #MAX_EDIT_BODY} of them. */
    private static byte[] bytes(InputStream in, LargeManifests.Place place) throws IOException {
        ByteArrayOutputStream manifest = new ByteArrayOutputStream(LargeManifests.SMALL);
        manifest.writeBytes(in.readNBytes(LargeManifests.SMALL));
        if (manifest.size() == LargeManifests.SMALL) {
            place.take();
            manifest.writeBytes(in.readNBytes((int) MAX_EDIT_BODY - LargeManifests.SMALL));
        }
        return manifest.toByteArray();
    }

    private static byte[] requireContent(byte[] manifest) {
        if (manifest.length == 0) {
            throw invalidManifest("the body is empty; send the signed manifest");
        }
        return manifest;
    }

    private PublishResult pushJson(
            Supplier<Actor> publisher, StagedBlob staged, JsonSplitter splitter, InputStream body) {
        ObjectNode posted = manifest(splitter.split(body));
        if (!splitter.found()) {
            throw new RegistryException(
                    SigningError.INVALID_BUNDLE, "_binary is missing: the whole bundle in hexadecimal");
        }
        posted.remove("_binary");
        return catalog.publish(publisher.get(), staged, Optional.of(posted));
    }

    private HexDecoder decoder(StagedBlob staged) {
        return new HexDecoder(new BundleSink(staged, maxBytes));
    }

    private <T> T withStagedBlob(Function<StagedBlob, T> step) {
        if (!places.tryAcquire()) {
            throw new RegistryException(WebError.BUSY, "too many uploads at once; try again in a moment");
        }
        try (StagedBlob staged = catalog.stage()) {
            return step.apply(staged);
        } finally {
            places.release();
        }
    }

    private static ObjectNode manifest(byte[] json) {
        if (new String(json, java.nio.charset.StandardCharsets.UTF_8).isBlank()) {
            throw invalidManifest("the body is empty; send the signed manifest with _binary");
        }
        JsonNode tree = StrictJson.parse(json);
        if (!(tree instanceof ObjectNode manifest)) {
            throw invalidManifest("the body must be a JSON object: the signed manifest with _binary");
        }
        for (String name : new String[] {"package", "appVersion"}) {
            if (manifest.path(name).asText("").isEmpty()) {
                throw invalidManifest(name + " is missing");
            }
        }
        return manifest;
    }

    private static RegistryException invalidManifest(String message) {
        return new RegistryException(SigningError.INVALID_MANIFEST, message);
    }
}
