package registry.maintenance.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import registry.api.spi.Batch;
import registry.api.spi.MetadataStore;
import registry.api.spi.StoredRecord;
import registry.storage.Document;
import registry.storage.DocumentStore;

/** A registry that a test damages behind the back of its program. */
record DamagedRegistry(Path data, SmallRegistry registry) {
    static final String VERSION = "version/com.example.app/1.2.0";

    MetadataStore metadata() {
        return registry.stores().metadata();
    }

    void put(String key, String value) {
        commit(Batch.builder().put(key, value.getBytes(StandardCharsets.UTF_8)));
    }

    void delete(String key) {
        assertThat(metadata().read(key)).as(key).isPresent();
        commit(Batch.builder().delete(key));
    }

    void copy(String from, String to) {
        commit(Batch.builder().put(to, metadata().read(from).orElseThrow().value()));
    }

    void change(String key, Consumer<ObjectNode> change) {
        Document document = new DocumentStore(metadata()).read(key).orElseThrow();
        change.accept(document.json());
        commit(Batch.builder().put(key, DocumentStore.encode(document.json())));
    }

    private void commit(Batch.Builder batch) {
        metadata().commit(batch.build());
    }

    String first(String prefix) {
        return metadata().scan(prefix, "", 1).stream()
                .map(StoredRecord::key)
                .findFirst()
                .orElseThrow();
    }

    /** The first record that names the account of this user name. */
    String firstOf(String username, String prefix) {
        String account = id(username);
        return new DocumentStore(metadata())
                .scan(prefix)
                .filter(document -> document.json().path("account").asText().equals(account))
                .map(Document::key)
                .findFirst()
                .orElseThrow();
    }

    String id(String username) {
        return registry.account(username);
    }

    String account(String username) {
        return "account/" + id(username);
    }

    String subjectOf(String username) {
        String id = id(username);
        return new DocumentStore(metadata())
                .scan("account-subject/")
                .filter(document -> document.json().path("account").asText().equals(id))
                .map(Document::key)
                .findFirst()
                .orElseThrow();
    }

    Path blobFile() {
        String digest = new DocumentStore(metadata())
                .read(VERSION)
                .orElseThrow()
                .json()
                .path("sha256")
                .asText();
        try (Stream<Path> files = Files.walk(data.resolve("blobs"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().replace("/", "").endsWith(digest))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void flipBit() throws IOException {
        byte[] bytes = Files.readAllBytes(blobFile());
        bytes[bytes.length / 2] ^= 1;
        Files.write(blobFile(), bytes);
    }
}
