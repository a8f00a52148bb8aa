import type { Trace } from './trace.ts'

/** Something that runs code: a tab, a relay, a disk. It can be frozen, and it can die. */
export interface Process {
  readonly name: string
  readonly state: 'running' | 'frozen' | 'dead'
  /** Work for later, in `delay` milliseconds. Returns how to call it off. */
  after(delay: number, work: () => void): () => void
  /** What comes due waits until `thaw`. */
  freeze(): void
  thaw(): void
  /** Nothing of it runs any more. */
  kill(): void
}

/** Virtual time: what is due is done in the order of its time, each piece with all its promises before the next. */
export interface Schedule {
  /** Milliseconds since the beginning. */
  readonly now: number
  /** How much work waits and was not called off: bounded, as long as nobody leaks timers. */
  readonly waiting: number
  /** How much work was done. */
  readonly done: number
  process(name: string): Process
  /** Goes on until a moment, or until `isOver`; true when it was over. */
  run(until: number, isOver?: () => boolean): Promise<boolean>
}

interface Task {
  readonly due: number
  readonly order: number
  readonly owner: Owner
  work: (() => void) | undefined
}

interface Owner {
  readonly name: string
  state: Process['state']
  held: Task[]
}

/** Real time stands still while a piece of work and all its promises run: nothing of it waits for the machine. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** @param onError hears of what a piece of work threw */
export function createSchedule(trace: Trace, onError: (error: unknown, owner: string) => void): Schedule {
  const queue = createQueue()
  let now = 0
  let order = 0
  let done = 0

  function process(name: string): Process {
    const owner: Owner = { name, state: 'running', held: [] }
    return {
      name,
      get state() {
        return owner.state
      },
      after(delay, work) {
        if (owner.state === 'dead') return () => undefined
        order += 1
        const task: Task = { due: now + Math.max(0, delay), order, owner, work }
        queue.add(task)
        return () => {
          task.work = undefined
        }
      },
      freeze() {
        if (owner.state === 'running') owner.state = 'frozen'
      },
      thaw() {
        if (owner.state !== 'frozen') return
        owner.state = 'running'
        for (const task of owner.held.splice(0)) {
          order += 1
          queue.add({ due: now, order, owner, work: () => task.work?.() })
        }
      },
      kill() {
        owner.state = 'dead'
        owner.held = []
      },
    }
  }

  return {
    get now() {
      return now
    },
    get waiting() {
      return queue.count(({ work, owner }) => work !== undefined && owner.state !== 'dead')
    },
    get done() {
      return done
    },
    process,
    async run(until, isOver = () => false) {
      await settled()
      while (!isOver()) {
        const task = queue.first()
        if (!task || task.due > until) {
          now = until
          return false
        }
        queue.removeFirst()
        const { owner, work } = task
        if (work === undefined || owner.state === 'dead') continue
        if (owner.state === 'frozen') {
          owner.held.push(task)
          continue
        }
        now = Math.max(now, task.due)
        done += 1
        trace.moment(now)
        try {
          work()
        } catch (error) {
          onError(error, owner.name)
        }
        await settled()
      }
      return true
    },
  }
}

/** A binary heap: what is due first comes first, and of what is due together what was asked for first. */
function createQueue() {
  const heap: Task[] = []
  const isBefore = (a: Task, b: Task) => a.due < b.due || (a.due === b.due && a.order < b.order)
  const at = (index: number): Task => {
    const task = heap[index]
    if (!task) throw new Error('The queue is out of order.')
    return task
  }

  function rise(from: number): void {
    const task = at(from)
    let index = from
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!isBefore(task, at(parent))) break
      heap[index] = at(parent)
      index = parent
    }
    heap[index] = task
  }

  function sink(task: Task): void {
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isBefore(at(child + 1), at(child))) child += 1
      if (!isBefore(at(child), task)) break
      heap[index] = at(child)
      index = child
    }
    heap[index] = task
  }

  return {
    count: (isMeant: (task: Task) => boolean) => heap.filter(isMeant).length,
    first: () => heap[0],
    add(task: Task) {
      heap.push(task)
      rise(heap.length - 1)
    },
    removeFirst() {
      const last = heap.pop()
      if (last && heap.length > 0) sink(last)
    },
  }
}
