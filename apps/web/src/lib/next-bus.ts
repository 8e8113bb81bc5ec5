import { createBus } from './bus.ts'

const nexts = createBus<true>()

/** Asks the queue to take the next lead, after an outcome was saved for instance. Go to `/queue` as well: the queue listens there. */
export const requestNext = (): void => nexts.send(true)

export const onNextRequest = (handler: () => void): (() => void) => nexts.listen(handler)
