-- Looks whether the members of an index are fields of the hash that it orders, a page at a time.
-- KEYS: state, hash, index   ARGV: from (as for ZRANGEBYLEX), the most members
-- Answers {how many more fields than members there are, the last member of the page or nothing, member without a field...}.

local page = redis.call('ZRANGEBYLEX', KEYS[3], ARGV[1], '+', 'LIMIT', 0, ARGV[2])
local answer = {redis.call('HLEN', KEYS[2]) - redis.call('ZCARD', KEYS[3]), page[#page] or false}
for _, member in ipairs(page) do
    if redis.call('HEXISTS', KEYS[2], member) == 0 then
        answer[#answer + 1] = member
    end
end
return answer
