-- Reads a range of records at one revision.
-- KEYS: state, records, index
-- ARGV: from, to (as for ZRANGEBYLEX), the most records, how many bytes to answer at least before leaving records out
-- Answers {revision, key, record, key, record...}: nothing for a record that is missing, '' for one that was left out.

local answer = {redis.call('HGET', KEYS[1], 'revision')}
local budget = tonumber(ARGV[4])
for _, key in ipairs(redis.call('ZRANGEBYLEX', KEYS[3], ARGV[1], ARGV[2], 'LIMIT', 0, ARGV[3])) do
    local record = ''
    if budget > 0 then
        record = redis.call('HGET', KEYS[2], key)
        budget = budget - (record and #record or 0)
    end
    answer[#answer + 1] = key
    answer[#answer + 1] = record
end
return answer
