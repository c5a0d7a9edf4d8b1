/**
 * Stores in Redis, one server, watched by Sentinel, or a Cluster. The id of both is {@code redis}; several processes may
 * share them. Their keys below {@code registry.redis} are described in {@link registry.storage.redis.RedisConfig}.
 */
module registry.storage.redis {
    requires static transitive org.jspecify;
    requires transitive registry.api;
    requires redis.clients.jedis;
    // Jedis is an automatic module and cannot ask for these itself.
    requires com.google.gson;
    requires org.apache.commons.pool2;
    requires org.json;
    requires org.slf4j;

    provides registry.api.spi.MetadataStoreProvider with
            registry.storage.redis.RedisMetadataStoreProvider;
    provides registry.api.spi.BlobStoreProvider with
            registry.storage.redis.RedisBlobStoreProvider;
}
