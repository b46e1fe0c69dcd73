-- Replaces an environment as a whole.
-- KEYS: sequence, flags hash, keys hash, change stream, names hash, segments hash
-- ARGV: sequence, channel, environment, project key, environment key, number of flags, number of
--   segments, flag key, flag, ..., segment key, segment, ..., key id, key, ...
-- Returns 1 = replaced, 0 = Redis is further already.
local current = tonumber(redis.call('GET', KEYS[1]) or '-1')
if current > tonumber(ARGV[1]) then
  return 0
end
redis.call('DEL', KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6])
local flags_end = 7 + 2 * tonumber(ARGV[6])
local segments_end = flags_end + 2 * tonumber(ARGV[7])
for i = 8, flags_end, 2 do
  redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1])
end
for i = flags_end + 1, segments_end, 2 do
  redis.call('HSET', KEYS[6], ARGV[i], ARGV[i + 1])
end
for i = segments_end + 1, #ARGV, 2 do
  redis.call('HSET', KEYS[3], ARGV[i], ARGV[i + 1])
end
redis.call('HSET', KEYS[5], 'project', ARGV[4], 'environment', ARGV[5])
redis.call('SET', KEYS[1], ARGV[1])
redis.call('PUBLISH', ARGV[2], ARGV[3])
return 1
