-- Makes the content of an upload stay, if it is whole.
-- KEYS: content   ARGV: the number of chunks, the number of bytes
-- Answers 1, or 0 when something is missing.

local bytes = 0
for chunk = 0, tonumber(ARGV[1]) - 1 do
    bytes = bytes + redis.call('HSTRLEN', KEYS[1], chunk)
end
if redis.call('HLEN', KEYS[1]) ~= tonumber(ARGV[1]) or bytes ~= tonumber(ARGV[2]) then
    return 0
end
-- Also when this is a repetition something is written, so that WAIT on this connection covers the content.
redis.call('PEXPIRE', KEYS[1], 3600000)
redis.call('PERSIST', KEYS[1])
return 1
