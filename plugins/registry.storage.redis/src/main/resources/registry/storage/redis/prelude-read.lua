-- Runs before every script that reads what must not be stale. KEYS[1] is the state of the store.

if redis.call('HGET', KEYS[1], 'format') ~= '1' then
    return redis.error_reply('LOST this Redis does not hold the registry')
end

-- A replica may be behind, and Redis does not tell a script where it runs. Removing a field that never exists changes
-- nothing on a primary and is refused by a replica. Other refusals (a full disk, say) do not concern readers.
local refused = redis.pcall('HDEL', KEYS[1], '')
if type(refused) == 'table' and refused.err and string.find(refused.err, 'READONLY', 1, true) then
    return redis.error_reply('READONLY this Redis is a replica')
end
