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

/**
 * Two more connections, to tell other nodes and to listen to them (which takes one of its own). What cannot be told
 * because Redis is away is dropped: only fleeting news goes this way.
 */
export const makeRedisPair = (redis: Redis): { telling: Redis; listening: Redis; close(): void } => {
  const [telling, listening] = [redis.duplicate(), redis.duplicate()]
  for (const connection of [telling, listening]) connection.on('error', () => {})
  const publish = telling.publish.bind(telling)
  telling.publish = (channel: string | Buffer, message: string | Buffer) => publish(channel, message).catch(() => 0)
  return {
    telling,
    listening,
    close: () => {
      telling.disconnect()
      listening.disconnect()
    },
  }
}
