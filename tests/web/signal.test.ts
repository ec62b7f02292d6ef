import { expect, test } from 'vitest'
import { createSignal } from '../../src/web/signal.ts'

test('an announcement wakes everyone who waits for that talk, and nobody else', async () => {
  const signal = createSignal()
  const woken: string[] = []
  const waits = ['a', 'a', 'b'].map((talk, place) =>
    signal.wait(talk, 60_000).then(() => woken.push(`${talk}${place}`)),
  )
  signal.announce('a')
  await Promise.all(waits.slice(0, 2))
  expect(woken).toEqual(['a0', 'a1'])
  signal.release()
  await waits[2]
})

test('a page that goes away is waited for no longer', async () => {
  const signal = createSignal()
  const gone = new AbortController()
  const wait = signal.wait('a', 60_000, gone.signal)
  gone.abort()
  await wait
  await signal.wait('a', 60_000, gone.signal)
})

test('a fifth page of one talk sends the first one home', async () => {
  const signal = createSignal()
  let home = 0
  const waits = Array.from({ length: 5 }, () => signal.wait('a', 60_000).then(() => home++))
  await waits[0]
  expect(home).toBe(1)
  signal.release()
  await Promise.all(waits)
})
