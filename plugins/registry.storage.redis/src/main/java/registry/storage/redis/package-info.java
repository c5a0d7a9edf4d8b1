/**
 * The Redis stores. Keys, with the configured prefix as hash tag, so that all but uploads share a slot of a Cluster:
 *
 * <pre>
 * {registry}:state          hash: format, revision and id of the newest commit, number of additions
 * {registry}:records        hash: key to "revision:value"
 * {registry}:index          sorted set, all scores 0: the keys in their order
 * {registry}:changes        stream: one entry "revision-0" for each commit, with its id and what it wrote
 * {registry}:commits        sorted set: ids of the latest commits by revision, so that none is applied twice
 * {registry}:counters       hash: name to value
 * {registry}:counter-names  sorted set, all scores 0: the names in their order
 * {registry}:additions      sorted set: ids of the latest additions to counters
 * {registry}:refused:…      what a commit or addition answered that was sent again and refused, for an hour
 * {registry}:blobs          hash: digest to "upload size time", the time in microseconds
 * {registry}:blob-index     sorted set, all scores 0: the digests in their order
 * {registry}:blob-garbage   sorted set: uploads that nobody needs, by when they may be removed
 * {registry}:probe-…        what a rehearsal writes and removes
 * {registry.upload}:content hash: number of the chunk to chunk, and whether it is kept; may be on another shard
 * </pre>
 *
 * <p>Everything that must happen together is one Lua script that checks before it writes and declares every key it
 * touches. A script that writes can be sent again without harm, which is how an answer that was lost is found out.
 */
@NullMarked
package registry.storage.redis;

import org.jspecify.annotations.NullMarked;
