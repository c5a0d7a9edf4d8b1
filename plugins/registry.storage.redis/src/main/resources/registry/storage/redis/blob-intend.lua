-- Notes that an upload is about to be kept, so that it can be removed if its writer dies before it is sealed.
-- KEYS: state, garbage   ARGV: upload, for how many microseconds it is left alone

local now = redis.call('TIME')
redis.call('ZADD', KEYS[2], now[1] * 1000000 + now[2] + tonumber(ARGV[2]), 'pending:' .. ARGV[1])
return 1
