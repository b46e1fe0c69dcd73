-- Reads an environment as a whole, at one moment.
-- KEYS: sequence, flags hash, keys hash, names hash, segments hash
return {
  redis.call('GET', KEYS[1]),
  redis.call('HVALS', KEYS[2]),
  redis.call('HVALS', KEYS[3]),
  redis.call('HMGET', KEYS[4], 'project', 'environment'),
  redis.call('HVALS', KEYS[5]),
}
