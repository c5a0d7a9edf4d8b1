-- Removes a blob unless it was sealed at or after an instant. What it writes first makes room.
-- KEYS: state, blobs, index, garbage   ARGV: digest, the instant in microseconds
-- Answers whether it was removed.

local blob = redis.call('HGET', KEYS[2], ARGV[1])
if not blob then
    return 0
end
local content, sealed = string.match(blob, '^(%S+) %d+ (%d+)$')
if tonumber(sealed) >= tonumber(ARGV[2]) then
    return 0
end
redis.call('ZCARD', KEYS[3])
redis.call('ZCARD', KEYS[4])

redis.call('HDEL', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('ZADD', KEYS[4], sealed, 'garbage:' .. content .. ':' .. ARGV[1])
return 1
