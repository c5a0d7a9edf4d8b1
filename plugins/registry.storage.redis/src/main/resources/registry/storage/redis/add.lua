-- Adds to counters, to all of them or to none.
-- KEYS: state, counters, names of the counters, additions, its refusal
-- ARGV: id of the addition, '1' when it was sent before, how many additions to remember, then name, delta...
-- Answers {'added'} or {'overflow', name}.

if redis.call('ZSCORE', KEYS[4], ARGV[1]) then
    redis.call('HINCRBY', KEYS[1], 'repeats', 1)
    return {'added'}
end
local refused = redis.call('GET', KEYS[5])
if refused then
    return {'overflow', refused}
end
redis.call('ZCARD', KEYS[3])
local before = {}
for i = 4, #ARGV, 2 do
    before[i] = redis.call('HGET', KEYS[2], ARGV[i])
end

local sequence = redis.call('HINCRBY', KEYS[1], 'additions', 1)
for i = 4, #ARGV, 2 do
    -- Numbers in Lua are too small to find out beforehand; nobody sees what is undone within a script.
    local sum = redis.pcall('HINCRBY', KEYS[2], ARGV[i], ARGV[i + 1])
    if type(sum) == 'table' and sum.err then
        for j = 4, i - 2, 2 do
            if before[j] then
                redis.call('HSET', KEYS[2], ARGV[j], before[j])
            else
                redis.call('HDEL', KEYS[2], ARGV[j])
            end
        end
        -- What was sent before may be on its way still.
        if ARGV[2] == '1' then
            redis.call('SET', KEYS[5], ARGV[i], 'EX', 3600)
        end
        return {'overflow', ARGV[i]}
    end
end
for i = 4, #ARGV, 2 do
    if not before[i] then
        redis.call('ZADD', KEYS[3], 0, ARGV[i])
    end
end
redis.call('ZADD', KEYS[4], sequence, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', sequence - tonumber(ARGV[3]))
return {'added'}
