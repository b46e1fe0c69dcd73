-- Puts one change on top of the sequence before it.
-- KEYS: sequence, changed hash, change stream
-- ARGV: sequence, field, value ('' removes the field), change, channel, environment, stream length
-- Returns 1 = appended, 0 = there already, -1 = a change is missing in between.
local current = tonumber(redis.call('GET', KEYS[1]) or '-1')
local wanted = tonumber(ARGV[1])
if current >= wanted then
  return 0
end
if current ~= wanted - 1 then
  return -1
end
if ARGV[3] == '' then
  redis.call('HDEL', KEYS[2], ARGV[2])
else
  redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])
end
redis.call('SET', KEYS[1], ARGV[1])
redis.call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[7], ARGV[1] .. '-1', 'change', ARGV[4])
redis.call('PUBLISH', ARGV[5], ARGV[6])
return 1
