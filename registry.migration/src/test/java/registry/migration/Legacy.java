package registry.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;
import redis.clients.jedis.Jedis;
import registry.api.Digest;

/** Writes to Redis what the old registry would have written. */
final class Legacy implements AutoCloseable {
    static final String CREATED = "2025-01-02T03:04:05.678Z";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jedis redis;

    Legacy(Jedis redis) {
        this.redis = redis;
    }

    Jedis redis() {
        return redis;
    }

    /** Somebody who signed in with Google and chose a user name. */
    Legacy person(String id, String username) {
        return user(id, username + "@example.com", username, user -> {});
    }

    Legacy user(String id, String email, String username, Consumer<ObjectNode> change) {
        ObjectNode user = JSON.createObjectNode()
                .put("id", id)
                .put("email", email)
                .put("name", "Name of " + username)
                .put("picture", "https://example.com/" + id + ".png")
                .put("username", username)
                .put("verified", true)
                .put("createdAt", CREATED);
        change.accept(user);
        put("user:" + id, user);
        redis.set("email2user:" + email, id);
        redis.set("username:" + username, id);
        return this;
    }

    Legacy bot(String id, String username, String org) {
        user(
                id,
                username + "@example.com",
                username,
                user -> user.put("isBot", true).put("botOrg", org));
        redis.sadd("bot:set", username + "@example.com");
        return this;
    }

    /** A token of the e-mail address; the old registry made 32 random bytes. */
    String token(String email, String label, int seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        put(
                "apitoken:" + token,
                JSON.createObjectNode()
                        .put("email", email)
                        .put("name", "somebody")
                        .put("label", label)
                        .put("createdAt", CREATED));
        redis.sadd("user_tokens:" + email, token);
        return token;
    }

    /** A refresh token and what is stored of it. */
    String session(String email, String userId, Instant expiresAt, int seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String digest =
                Digest.ofContent(token.getBytes(StandardCharsets.US_ASCII)).hex();
        put(
                "refresh:" + digest,
                JSON.createObjectNode()
                        .put("email", email)
                        .put("userId", userId)
                        .put("createdAt", CREATED)
                        .put("expiresAt", expiresAt.toEpochMilli()));
        redis.sadd("user_refresh:" + email, digest);
        return token;
    }

    /** An organization whose members are e-mail addresses with roles: {@code ada@example.com=owner}. */
    Legacy org(String id, String name, String... members) {
        put(
                "org:" + id,
                JSON.createObjectNode()
                        .put("id", id)
                        .put("name", name)
                        .put("slug", id)
                        .put("created_at", CREATED)
                        .put("updated_at", CREATED)
                        .set("metadata", JSON.createObjectNode().put("description", "About " + name)));
        redis.set("org:by_slug:" + id, id);
        for (String member : members) {
            String email = member.substring(0, member.indexOf('='));
            redis.sadd("org:" + id + ":members", email);
            redis.hset("org:" + id + ":roles", email, member.substring(member.indexOf('=') + 1));
            redis.sadd("member2orgs:" + email, id);
        }
        return this;
    }

    /** A version as the old registry stores it: the manifest as it was sent, with the owner written into it. */
    Legacy bundle(String name, String version, String author, byte[] mpk) {
        ObjectNode manifest = Bundle.manifest(mpk);
        manifest.withObject("/metadata").put("author", author).put("_ownerEmail", author + "@example.com");
        return bundle(name, version, manifest).binary(name, version, mpk);
    }

    /** A version without its bundle. */
    Legacy bundle(String name, String version, JsonNode manifest) {
        redis.sadd("bundles:all", name);
        redis.sadd("bundle-versions:" + name, version);
        put(
                "bundle:" + name + "/" + version,
                JSON.createObjectNode().put("created_at", CREATED).set("json", manifest));
        return this;
    }

    Legacy binary(String name, String version, byte[] mpk) {
        redis.set("binary:" + name + "/" + version, HexFormat.of().formatHex(mpk));
        return this;
    }

    Legacy link(String name, String org) {
        redis.set("pkg2org:" + name, org);
        redis.sadd("org:" + org + ":packages", name);
        return this;
    }

    Legacy set(String key, String value) {
        redis.set(key, value);
        return this;
    }

    Legacy put(String key, JsonNode json) {
        redis.set(key, json.toString());
        return this;
    }

    @Override
    public void close() {
        redis.close();
    }
}
