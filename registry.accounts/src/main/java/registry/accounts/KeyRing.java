package registry.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import registry.api.ApiError;
import registry.api.RegistryException;
import registry.api.spi.Batch;
import registry.storage.Document;
import registry.storage.DocumentStore;
import registry.storage.Fields;

/**
 * All signing keys at one revision, newest first.
 *
 * @param stored the record they were read from; empty before the first key is made
 */
record KeyRing(List<SigningKey> keys, Optional<Document> stored) {
    static final String KEY = "keys/session";

    /** Copies the list. */
    KeyRing {
        keys = List.copyOf(keys);
    }

    static KeyRing read(DocumentStore documents) {
        return documents.read(KEY).map(KeyRing::decode).orElse(new KeyRing(List.of(), Optional.empty()));
    }

    /** The key to sign with. */
    Optional<SigningKey> newest() {
        return keys.stream().findFirst();
    }

    Optional<SigningKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** These keys as they are once {@code next} is signed with. */
    List<SigningKey> with(SigningKey next, Instant lastUse) {
        List<SigningKey> all = new ArrayList<>(List.of(next));
        keys.forEach(key -> all.add(key.until(lastUse)));
        return all;
    }

    /** Adds the replacement of these keys to a batch, which fails when they have changed since they were read. */
    Batch.Builder replace(Batch.Builder batch, List<SigningKey> next) {
        stored.ifPresentOrElse(
                document -> batch.requireRevision(KEY, document.revision()), () -> batch.requireAbsent(KEY));
        return batch.put(KEY, DocumentStore.encode(encode(next)));
    }

    private static ObjectNode encode(List<SigningKey> keys) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (SigningKey key : keys) {
            ObjectNode json = all.putObject(key.id())
                    .put("secret", Base64.getUrlEncoder().withoutPadding().encodeToString(key.secret()))
                    .put("createdAt", key.createdAt().toString());
            key.validUntil().ifPresent(end -> json.put("validUntil", end.toString()));
        }
        return JsonNodeFactory.instance.objectNode().set("keys", all);
    }

    static KeyRing decode(Document document) {
        Fields all = Fields.of(document).optionalObject("keys").orElseThrow(() -> corrupt(null));
        List<SigningKey> keys = new ArrayList<>();
        document.json()
                .path("keys")
                .fieldNames()
                .forEachRemaining(id -> all.optionalObject(id)
                        .ifPresent(fields -> keys.add(new SigningKey(
                                id,
                                secret(fields),
                                fields.instant("createdAt"),
                                fields.optionalInstant("validUntil")))));
        keys.sort(Comparator.comparing((SigningKey key) -> key.validUntil().orElse(Instant.MAX))
                .reversed());
        return new KeyRing(keys, Optional.of(document));
    }

    private static byte[] secret(Fields fields) {
        byte[] secret;
        try {
            secret = Base64.getUrlDecoder().decode(fields.text("secret"));
        } catch (IllegalArgumentException e) {
            throw corrupt(e);
        }
        if (secret.length != SigningKey.LENGTH) {
            throw corrupt(null);
        }
        return secret;
    }

    private static RegistryException corrupt(@Nullable Exception cause) {
        return new RegistryException(
                ApiError.STORAGE_CORRUPT,
                "the signing keys under '" + KEY
                        + "' are damaged; restore the record from a backup, or remove it: browsers renew their cookies",
                cause);
    }
}
