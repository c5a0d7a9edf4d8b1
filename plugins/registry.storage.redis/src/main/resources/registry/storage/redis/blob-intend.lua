-- Notes that an upload is about to be kept, so that it can be removed if its writer dies before it is sealed.
-- KEYS: state, garbage   ARGV: upload, digest, for how many microseconds it is left alone

local now = redis.call('TIME')
local due = now[1] * 1000000 + now[2] + tonumber(ARGV[3])
redis.call('ZADD', KEYS[2], due, 'pending:' .. ARGV[1] .. ':' .. ARGV[2])
return 1
