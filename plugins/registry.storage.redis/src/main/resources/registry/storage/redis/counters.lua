-- Reads a range of counters.
-- KEYS: state, counters, names of the counters   ARGV: from, to (as for ZRANGEBYLEX)
-- Answers {name, value, name, value...}.

local answer = {}
for _, name in ipairs(redis.call('ZRANGEBYLEX', KEYS[3], ARGV[1], ARGV[2])) do
    answer[#answer + 1] = name
    answer[#answer + 1] = redis.call('HGET', KEYS[2], name)
end
return answer
