-- Names uploads whose content nobody needs. One that was about to be kept cannot be sealed any more.
-- KEYS: state, garbage   ARGV: the most uploads

local now = redis.call('TIME')
local due = redis.call(
    'ZRANGEBYSCORE', KEYS[2], '-inf', string.format('%.0f', now[1] * 1000000 + now[2]), 'LIMIT', 0, ARGV[1])
local answer = {}
for i, entry in ipairs(due) do
    local kind, upload = string.match(entry, '^(%a+):(.+)$')
    if kind == 'pending' then
        redis.call('ZREM', KEYS[2], entry)
        redis.call('ZADD', KEYS[2], 0, 'garbage:' .. upload)
    end
    answer[i] = upload
end
return answer
