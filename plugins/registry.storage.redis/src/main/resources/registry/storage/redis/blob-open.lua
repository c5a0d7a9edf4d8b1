-- Looks a blob up.
-- KEYS: state, blobs   ARGV: digest
-- Answers the blob or nothing.

return redis.call('HGET', KEYS[2], ARGV[1])
