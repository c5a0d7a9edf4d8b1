-- Runs before every script that writes. KEYS[1] is the state of the store.
--
-- Such a script checks whatever can go wrong before its first write. The first write is a command that Redis refuses
-- when it is read-only, cannot persist or, unless room is being made, is out of memory: Redis refuses the first write
-- of a script or none.

if redis.call('HGET', KEYS[1], 'format') ~= '1' then
    return redis.error_reply('LOST this Redis does not hold the registry')
end
