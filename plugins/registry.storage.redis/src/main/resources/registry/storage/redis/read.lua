-- Reads records at one revision.
-- KEYS: state, records   ARGV: how many bytes to answer at least before leaving records out, key...
-- Answers {revision, id of its commit, record...}: nothing for an absent record, '' for one that was left out.

local state = redis.call('HMGET', KEYS[1], 'revision', 'commit')
local answer = {state[1], state[2]}
local budget = tonumber(ARGV[1])
for i = 2, #ARGV do
    if budget <= 0 then
        answer[i + 1] = redis.call('HEXISTS', KEYS[2], ARGV[i]) == 1 and ''
    else
        local record = redis.call('HGET', KEYS[2], ARGV[i])
        answer[i + 1] = record
        budget = budget - (record and #record or 0)
    end
end
return answer
