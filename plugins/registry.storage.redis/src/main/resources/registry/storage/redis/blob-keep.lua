-- Makes the content of an upload stay, if it is whole.
-- KEYS: content   ARGV: the number of chunks, the number of bytes
-- Answers 1, or 0 when something is missing.

local bytes = 0
for chunk = 0, tonumber(ARGV[1]) - 1 do
    local length = redis.call('HSTRLEN', KEYS[1], chunk)
    if length == 0 then
        return 0
    end
    bytes = bytes + length
end
if bytes ~= tonumber(ARGV[2]) then
    return 0
end
if bytes > 0 then
    -- Also when this is a repetition something is written, so that WAIT on this connection covers the content.
    redis.call('HINCRBY', KEYS[1], 'kept', 1)
    redis.call('PERSIST', KEYS[1])
end
return 1
