-- Tries every command that a script writes with, on keys of its own, and leaves nothing. A user who may not use one of
-- them is found out here and not in the middle of a commit; so is a Redis that takes no writes.
-- KEYS: state, and a hash, a sorted set and a stream that nobody else uses

redis.call('XADD', KEYS[4], 'MAXLEN', '~', 1, '*', 'probe', '')
redis.call('HSET', KEYS[2], 'probe', '1')
redis.call('HINCRBY', KEYS[2], 'probe', 1)
redis.call('HDEL', KEYS[2], 'probe')
redis.call('ZADD', KEYS[3], 1, 'probe')
redis.call('ZREMRANGEBYSCORE', KEYS[3], 0, 0)
redis.call('ZREM', KEYS[3], 'probe')
redis.call('PEXPIRE', KEYS[4], 60000)
redis.call('PERSIST', KEYS[4])
redis.call('DEL', KEYS[4])
redis.call('SET', KEYS[4], 'probe', 'EX', 60)
redis.call('DEL', KEYS[4])
return 1
