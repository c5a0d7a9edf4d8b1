-- Writes something that nobody reads, to find out whether writing is possible.
-- KEYS: state   ARGV: anything

redis.call('HSET', KEYS[1], 'probe', ARGV[1])
return 1
