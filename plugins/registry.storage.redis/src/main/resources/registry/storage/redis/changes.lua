-- Reads what was committed after a revision.
-- KEYS: state, changes
-- ARGV: the revision, the id of its commit as the reader knows it ('' when it does not), the most commits
-- Answers {'feed' or 'forgotten', newest revision, id of its commit, {id, {name, value...}}...}.

local state = redis.call('HMGET', KEYS[1], 'revision', 'commit')
local newest = tonumber(state[1])
local after = tonumber(ARGV[1])
local forgotten = {'forgotten', state[1], state[2]}

-- The reader followed something that is gone: another store, or commits that a fail-over lost.
if after > newest then
    return forgotten
end
if ARGV[2] ~= '' then
    local commit = state[2]
    if after < newest then
        local known = redis.call('XRANGE', KEYS[2], ARGV[1] .. '-0', ARGV[1] .. '-0')
        commit = known[1] and known[1][2][2] or ARGV[2]
    end
    if commit ~= ARGV[2] then
        return forgotten
    end
end

local answer = {'feed', state[1], state[2]}
if after == newest then
    return answer
end
local first = string.format('%.0f-0', after + 1)
local entries = redis.call('XRANGE', KEYS[2], first, '+', 'COUNT', ARGV[3])
if not entries[1] or entries[1][1] ~= first then
    return forgotten
end
for i, entry in ipairs(entries) do
    answer[i + 3] = entry
end
return answer
