-- Begins a store unless there is one, and answers its format.
-- KEYS: state

local format = redis.call('HGET', KEYS[1], 'format')
if format then
    return format
end
redis.call('HSET', KEYS[1], 'format', '1', 'revision', '0', 'commit', '', 'additions', '0')
return '1'
