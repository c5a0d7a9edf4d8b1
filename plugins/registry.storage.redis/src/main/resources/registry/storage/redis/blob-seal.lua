-- Makes an upload that is kept the content of a blob.
-- KEYS: state, blobs, index, garbage   ARGV: digest, upload, size
-- Answers 1, or 0 when the upload was given up meanwhile.

local old = redis.call('HGET', KEYS[2], ARGV[1])
local content = old and string.match(old, '^(%S+) ')
local pending = 'pending:' .. ARGV[2] .. ':' .. ARGV[1]
local repeated = content == ARGV[2]
if not repeated and not redis.call('ZSCORE', KEYS[4], pending) then
    return 0
end
redis.call('ZCARD', KEYS[3])

local now = redis.call('TIME')
local micros = string.format('%.0f', now[1] * 1000000 + now[2])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2] .. ' ' .. ARGV[3] .. ' ' .. micros)
redis.call('ZADD', KEYS[3], 0, ARGV[1])
redis.call('ZREM', KEYS[4], pending)
if content and not repeated then
    redis.call('ZADD', KEYS[4], micros, 'garbage:' .. content .. ':' .. ARGV[1])
end
return 1
