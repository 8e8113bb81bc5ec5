import { Redis } from 'ioredis'
import type { Log } from './log/log.ts'

/** A connection that comes back by itself. A command is not kept waiting for it: limits let pass what they cannot count. */
export const makeRedis = (url: string, log: Log): Redis => {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: true, connectTimeout: 2000 })
  let said = false
  redis.on('error', (error) => {
    if (!said) log.warn({ err: error }, 'Redis is out of reach; trying again')
    said = true
  })
  redis.on('ready', () => {
    said = false
  })
  return redis
}
