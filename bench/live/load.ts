// The outside of the measurement, in a process of its own: desks with sockets, and a carrier that posts at a fixed pace
// whether or not it is answered. Latency runs from the moment a post was due to the moment the event is at the desk.
import { setTimeout as sleep } from 'node:timers/promises'
import { eventOf, makePoster, type Post, timetable } from './carrier.ts'
import { type Desk, openDesk } from './desk.ts'
import type { FromLoad, Measured, Plan } from './plan.ts'

const atOnce = 100
const warmUpPace = 100
/** Longer than the server takes to look again after a message that it kept and could not apply. */
const lostAfterMs = 12_000
const types: ReadonlySet<string> = new Set(Object.values(eventOf))

const tell = (message: FromLoad) => new Promise<void>((resolve) => process.send?.(message, () => resolve()))

const openAll = async (plan: Plan, onEvent: (person: number, type: string, callId: string) => void) => {
  const desks: Desk[] = []
  for (let from = 0; from < plan.people.length; from += atOnce) {
    const opened = plan.people
      .slice(from, from + atOnce)
      .map(({ token }, offset) =>
        openDesk(plan.url, token, (type, callId) => types.has(type) && onEvent(from + offset, type, callId)),
      )
    desks.push(...(await Promise.all(opened)))
  }
  return desks
}

/** Posts each at its time; answers how many were not taken. */
const carry = async (plan: Plan, posts: readonly Post[], onDue: (post: Post, at: number) => void): Promise<number> => {
  const poster = makePoster(plan)
  const begin = performance.now() + 100
  const replies: Promise<number>[] = []
  for (const post of posts) {
    const at = begin + post.dueMs
    const wait = at - performance.now()
    if (wait > 0) await sleep(wait)
    onDue(post, at)
    replies.push(poster.post(post.call, post.step))
  }
  const statuses = await Promise.all(replies)
  poster.close()
  return statuses.filter((status) => status !== 200).length
}

const run = async (plan: Plan): Promise<Measured> => {
  const due = new Map<string, number>()
  const heard = new Map<string, Set<number>>()
  const agentOf = new Map(plan.calls.map((call) => [call.id, call.agentIndex]))
  const agentMs: number[] = []
  const managerMs: number[] = []
  let duplicates = 0
  const desks = await openAll(plan, (person, type, callId) => {
    const key = `${callId} ${type}`
    const at = due.get(key)
    if (at === undefined) return
    const ms = performance.now() - at
    const by = heard.get(key) ?? new Set()
    heard.set(key, by)
    if (by.has(person)) {
      duplicates++
      return
    }
    by.add(person)
    if (agentOf.get(callId) === person) agentMs.push(ms)
    else managerMs.push(ms)
  })
  await sleep(1000)
  // The first calls of a process open its connections and warm its code; they are not counted, and as many at every size.
  await carry(plan, timetable(plan.warmUp, warmUpPace), () => {})
  await sleep(500)

  const posts = timetable(plan.calls, plan.perSecond)
  await tell({ begun: true })
  const own = process.cpuUsage()
  const startedAt = performance.now()
  const refused = await carry(plan, posts, ({ call, step }, at) => due.set(`${call.id} ${eventOf[step]}`, at))
  const { user, system } = process.cpuUsage(own)
  const loadPercent = (100 * (user + system)) / 1000 / (performance.now() - startedAt)
  await tell({ begun: false })

  const managers = plan.people.filter((person) => person.role === 'manager').length
  const expected = posts.length * (1 + managers)
  const arrived = () => agentMs.length + managerMs.length
  // What is late is late, and measured as such; lost is what nothing more comes of.
  for (let quiet = 0, seen = arrived(); quiet < lostAfterMs && arrived() < expected; seen = arrived()) {
    await sleep(100)
    quiet = arrived() === seen ? quiet + 100 : 0
  }
  // Whoever hears an event twice hears it the second time within this.
  await sleep(500)
  const lost = expected - arrived()
  for (const desk of desks) desk.close()
  return { sent: posts.length, agentMs, managerMs, lost, duplicates, refused, loadPercent }
}

process.on('message', (plan: Plan) => {
  run(plan)
    .then((measured) => tell({ measured }))
    .then(
      () => process.exit(0),
      (error) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
        process.exit(1)
      },
    )
})
