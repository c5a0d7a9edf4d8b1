-- Makes a blob newly sealed, if it still has the content that was found good.
-- KEYS: state, blobs   ARGV: digest, upload
-- Answers whether it has.

local blob = redis.call('HGET', KEYS[2], ARGV[1])
local content, size = string.match(blob or '', '^(%S+) (%d+) %d+$')
if content ~= ARGV[2] then
    return 0
end
local now = redis.call('TIME')
local micros = string.format('%.0f', now[1] * 1000000 + now[2])
redis.call('HSET', KEYS[2], ARGV[1], content .. ' ' .. size .. ' ' .. micros)
return 1
