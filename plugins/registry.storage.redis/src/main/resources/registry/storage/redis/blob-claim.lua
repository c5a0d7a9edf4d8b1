-- Names uploads whose content nobody needs. One that was about to be kept cannot be sealed any more; one that a blob has
-- stays, whatever was noted.
-- KEYS: state, blobs, garbage   ARGV: the most uploads
-- Answers what is to be removed, each as 'garbage:upload:digest'.

local now = redis.call('TIME')
local due = redis.call(
    'ZRANGEBYSCORE', KEYS[3], '-inf', string.format('%.0f', now[1] * 1000000 + now[2]), 'LIMIT', 0, ARGV[1])
local answer = {}
for _, entry in ipairs(due) do
    local upload, digest = string.match(entry, '^%a+:([^:]+):(%x+)$')
    local blob = redis.call('HGET', KEYS[2], digest)
    redis.call('ZREM', KEYS[3], entry)
    if not blob or string.match(blob, '^(%S+) ') ~= upload then
        local garbage = 'garbage:' .. upload .. ':' .. digest
        redis.call('ZADD', KEYS[3], 0, garbage)
        answer[#answer + 1] = garbage
    end
end
return answer
