-- Applies one batch if all its conditions hold.
-- KEYS: state, records, index, changes, commits, its refusal
-- ARGV: id of the commit, '1' when it was sent before, how many changes to keep, how many commits to remember, the changes
--       as the feed shows them, the number of conditions, then for each: key, revision ('' for absent);
--       then for each write: 'p', key, value or 'd', key
-- Answers {'committed', revision} or {'conflict', key...}.

-- The same commit again, since its answer was lost. The write makes WAIT on this connection cover it.
local before = redis.call('ZSCORE', KEYS[5], ARGV[1])
if before then
    redis.call('HINCRBY', KEYS[1], 'repeats', 1)
    return {'committed', before}
end
local refused = redis.call('GET', KEYS[6])
if refused then
    return cmsgpack.unpack(refused)
end

local conflicts = {'conflict'}
local at = 7
for _ = 1, tonumber(ARGV[6]) do
    local record = redis.call('HGET', KEYS[2], ARGV[at])
    local revision = record and string.match(record, '^%d+') or ''
    if revision ~= ARGV[at + 1] then
        conflicts[#conflicts + 1] = ARGV[at]
    end
    at = at + 2
end
if #conflicts > 1 then
    -- What was sent before may be on its way still, and must not be applied after its sender heard that it was refused.
    if ARGV[2] == '1' then
        redis.call('SET', KEYS[6], cmsgpack.pack(conflicts), 'EX', 3600)
    end
    return conflicts
end

-- Whoever put something else under these keys is found out before the first write.
redis.call('ZCARD', KEYS[3])
redis.call('HLEN', KEYS[2])
local number = tonumber(redis.call('HGET', KEYS[1], 'revision')) + 1
local revision = string.format('%.0f', number)

redis.call('XADD', KEYS[4], 'MAXLEN', '~', ARGV[3], revision .. '-0', 'commit', ARGV[1], 'changes', ARGV[5])
redis.call('HSET', KEYS[1], 'revision', revision, 'commit', ARGV[1])
redis.call('ZADD', KEYS[5], revision, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[5], '-inf', number - tonumber(ARGV[4]))
while at <= #ARGV do
    local key = ARGV[at + 1]
    if ARGV[at] == 'p' then
        redis.call('HSET', KEYS[2], key, revision .. ':' .. ARGV[at + 2])
        redis.call('ZADD', KEYS[3], 0, key)
        at = at + 3
    else
        redis.call('HDEL', KEYS[2], key)
        redis.call('ZREM', KEYS[3], key)
        at = at + 2
    end
end
return {'committed', revision}
