-- Looks whether fields of a hash are members of the index that orders them.
-- KEYS: state, hash, index   ARGV: field...
-- Answers {field that is there and in no index...}.

local answer = {}
for _, field in ipairs(ARGV) do
    if redis.call('HEXISTS', KEYS[2], field) == 1 and not redis.call('ZSCORE', KEYS[3], field) then
        answer[#answer + 1] = field
    end
end
return answer
