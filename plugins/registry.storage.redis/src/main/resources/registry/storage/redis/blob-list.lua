-- Lists blobs in the order of their digests.
-- KEYS: state, blobs, index   ARGV: from (as for ZRANGEBYLEX), the most blobs
-- Answers {digest, blob, digest, blob...}.

local answer = {}
for _, digest in ipairs(redis.call('ZRANGEBYLEX', KEYS[3], ARGV[1], '+', 'LIMIT', 0, ARGV[2])) do
    answer[#answer + 1] = digest
    answer[#answer + 1] = redis.call('HGET', KEYS[2], digest)
end
return answer
