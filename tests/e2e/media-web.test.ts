import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { texts } from '../../locales/index.ts'
import { PLACE, phoneJpeg } from '../media/pictures.ts'
import { type DeskStage, setDeskStage } from './desk-stage.ts'
import { until } from './process.ts'

let stage: DeskStage
beforeEach(async () => {
  stage = await setDeskStage()
  await stage.start(stage.deskEnv)
})
afterEach(() => stage.strike())

interface Shown {
  readonly seq: number
  readonly turns: readonly {
    readonly heard: string | null
    readonly said: readonly {
      readonly choices?: readonly { readonly label: string; readonly data: string }[]
      readonly file?: { readonly path: string }
    }[]
  }[]
}

/** A page whose person lets caseworkers read. */
async function openPage() {
  const authorization = `Bearer ${randomBytes(32).toString('base64url')}`
  const say = async (what: object): Promise<Shown> => {
    const body = JSON.stringify({ id: randomUUID(), since: 0, ...what })
    const answer = await fetch(`${stage.url}/web/say`, {
      ...{ method: 'POST', body },
      headers: { authorization },
    })
    return (await answer.json()) as Shown
  }
  let shown = await say({ joined: true })
  const tap = async (label: string) => {
    const choices = shown.turns.flatMap(({ said }) => said.flatMap((one) => one.choices ?? []))
    const choice = choices.findLast((one) => one.label === label)
    if (!choice) throw new Error(`no button ${label}`)
    shown = await say({ tap: choice.data })
  }
  const { welcome, escalation } = texts.vi
  await tap(welcome.language.options.vi)
  await tap(welcome.about.options.agree)
  shown = await say({ command: 'person' })
  await tap(escalation.safe.options.yes)
  await tap(escalation.urgency.options.today)
  await tap(escalation.about.options.wages)
  await tap(escalation.share.options.yes)
  await say({ text: 'Zalo 090' })
  const upload = (bytes: Uint8Array, id: string = randomUUID()) =>
    fetch(`${stage.url}/web/media`, {
      ...{ method: 'POST', body: new Uint8Array(bytes) },
      headers: { authorization, 'content-type': 'image/jpeg', 'x-id': id, 'x-name': 'a.jpg' },
    })
  const since = async (seq: number): Promise<Shown> => {
    const answer = await fetch(`${stage.url}/web/since/${seq}`, { headers: { authorization } })
    return (await answer.json()) as Shown
  }
  return { upload, since, say }
}

test('a photo from the page stands in the topic once, without its place, and one comes back', async () => {
  const holder = await stage.worker('佐藤', 1)
  const page = await openPage()
  await until('a topic', () => stage.group.topics.length === 1)
  const thread = stage.group.topics[0]?.thread ?? 0
  const room = () => stage.group.messages(thread)
  const files = () => room().flatMap(({ file }) => (file ? [file] : []))
  const id = randomUUID()
  for (const _ of [1, 2]) expect((await page.upload(phoneJpeg(), id)).status).toBe(200)
  await until('it stands there', () => files().length > 0)
  await until('all is sent', stage.settled)
  expect(files()).toHaveLength(1)
  expect(files()[0]?.as).toBe('sendPhoto')
  expect(Buffer.from(files()[0]?.bytes ?? []).toString('latin1')).not.toContain(PLACE)

  await holder.taps('対応します', { thread })
  await until('it is theirs', () => holder.answers.length === 1)
  stage.telegram.contents.set('photo-1', phoneJpeg())
  await holder.sends({ photo: [{ file_id: 'photo-1' }] }, { thread })
  const paths = async () =>
    (await page.since(0)).turns.flatMap(({ said }) => said.flatMap(({ file }) => file?.path ?? []))
  await until('it is on the page', async () => (await paths()).length === 1)
  const read = await fetch(stage.url + (await paths())[0])
  expect([read.status, read.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  expect(Buffer.from(await read.arrayBuffer()).toString('latin1')).not.toContain(PLACE)
})
