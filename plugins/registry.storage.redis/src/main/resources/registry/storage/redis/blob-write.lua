-- Writes a chunk of an upload, which is forgotten unless it is kept. A chunk that arrives late, since it was sent twice,
-- must not make what is kept be forgotten.
-- KEYS: content   ARGV: number of the chunk, the chunk, for how many milliseconds it stays
-- Answers 1, or 0 when the upload is kept already.

if redis.call('HEXISTS', KEYS[1], 'kept') == 1 then
    return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
