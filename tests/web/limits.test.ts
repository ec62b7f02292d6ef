import { expect, test } from 'vitest'
import { createMeter, usualLimits } from '../../src/web/limits.ts'
import { webTexts } from '../../src/web/texts.ts'
import { createCaller, startWeb } from './start-web.ts'

const once = { most: 1, per: 60_000 }

test('too many messages of one talk are 429 with a wait and a sentence', async () => {
  let now = 1_000_000
  const limits = { ...usualLimits, says: { most: 3, per: 60_000 } }
  const { url } = await startWeb({ limits, clock: { now: () => now } })
  const { say } = createCaller(url)
  for (let turn = 0; turn < 3; turn++) expect((await say({ command: 'menu' })).status).toBe(200)
  now += 15_000
  const { status, headers, body } = await say({ command: 'menu' })
  expect(status).toBe(429)
  expect(headers.get('retry-after')).toBe('45')
  expect(body.message).toBe(webTexts.vi.tooMuch.replace('{{seconds}}', '45'))
  expect((await createCaller(url).say({ joined: true })).status).toBe(200)
  now += 46_000
  expect((await say({ command: 'menu' })).status).toBe(200)
})

test('one address begins only so many talks, and those begun go on', async () => {
  const { url } = await startWeb({ limits: { ...usualLimits, begunFrom: once } })
  const begun = createCaller(url)
  expect((await begun.say({ joined: true })).status).toBe(200)
  expect((await createCaller(url).say({ joined: true })).status).toBe(429)
  expect((await begun.say({ command: 'menu' })).status).toBe(200)
})

test('what a caller says of its address counts only behind a proxy of ours', async () => {
  for (const trustProxy of [false, true]) {
    const { url } = await startWeb({ trustProxy, limits: { ...usualLimits, saysFrom: once } })
    const statuses = []
    for (const address of ['203.0.113.1', '6.6.6.6, 203.0.113.2']) {
      const { post } = createCaller(url)
      statuses.push((await post('{}', { 'x-forwarded-for': address })).status)
    }
    expect(statuses).toEqual(trustProxy ? [400, 400] : [400, 429])
  }
})

test('questions for news have a limit of their own', async () => {
  const { url } = await startWeb({ limits: { ...usualLimits, asks: once } })
  const { say, since } = createCaller(url)
  await say({ joined: true })
  expect((await since(0)).status).toBe(200)
  expect((await since(0)).status).toBe(429)
  expect((await say({ command: 'menu' })).status).toBe(200)
})

test('an address is known by a hash that changes every day, a network by its first half', () => {
  let now = 0
  const { veil } = createMeter({ now: () => now })
  const one = veil('203.0.113.1')
  expect(one).not.toContain('203')
  expect(veil('::ffff:203.0.113.1')).toBe(one)
  expect(veil('203.0.113.2')).not.toBe(one)
  expect(veil('2001:db8:1:2:3:4:5:6')).toBe(veil('2001:db8:1:2::9'))
  expect(veil('2001:db8:1:2::9')).not.toBe(veil('2001:db8:1:3::9'))
  now += 24 * 60 * 60 * 1000
  expect(veil('203.0.113.1')).not.toBe(one)
})

test('a flood of names does not grow without end', () => {
  const meter = createMeter({ now: () => 0 })
  for (let name = 0; name < 250_000; name++) meter.take(`says ${name}`, once)
  expect(meter.take('says 249999', once)).toBe(60)
  expect(meter.take('says 0', once)).toBe(0)
})
