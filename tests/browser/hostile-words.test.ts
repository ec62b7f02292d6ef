import { expect, test } from 'vitest'
import { all, payloads, short } from '../console/payloads.ts'
import { fillIn } from './hostile-world.ts'
import { inChromium } from './in-chromium.ts'
import { type Fields, keepTalk, post, watch } from './watched-page.ts'

inChromium('what anybody wrote, in a browser that runs everything', 240_000, (the) => {
  test('is read as it was written on every page of the console and of the chat, and does nothing', async () => {
    const world = await fillIn()
    const { url, me, colleague, mine, unread, theirs, stage, act } = world
    const { context, page, look } = await watch(the.browser, url)
    await context.addCookies([...me.browser.jar].map(([name, value]) => ({ name, value, url })))
    const go = (path: string) => page.goto(url + path)
    const each = (...tags: readonly string[]) =>
      tags.flatMap((tag) => payloads.map((payload) => `${tag} ${payload}`))
    const [my, her, reach] = [`me ${short}`, `colleague ${short}`, `reach ${short}`]

    for (const show of ['open', 'mine', 'closed', encodeURIComponent(all)]) {
      await go(`/console?show=${show}`)
      await look(`the queue, ${show}`, my, ...(show === 'open' ? [her] : []))
    }
    await go(`/console/case/${unread}`)
    for (const part of ['#summary', '#apart td', '#lines'])
      expect(await page.locator(part).filter({ hasText: reach }).count(), part).toBe(1)
    await look('a case that waits', my, reach, `text ${all}`)
    await go(`/console/case/${theirs}`)
    await look('a case of somebody else', her)
    await go(`/console/case/${mine}`)
    const talk = each('before', 'edited', '/command', 'text', 'caption', 'name', 'at', 'in')
    const ours = each('reply', 'note', 'slot', 'our name', 'our words', 'our title', 'our address')
    await look('a case that is held', my, her, reach, ...talk, ...ours)
    await stage.says(world.address, { kind: 'text', text: `live ${all}` })
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await page.getByText('live <script').waitFor()
    await look('a case that renewed itself', `live ${all}`, ...talk)

    const chat = await watch(the.browser, url)
    await keepTalk(chat.context, world.token)
    await chat.page.goto(url)
    await chat.page.getByText(`our address ${payloads.at(-1)}`).waitFor()
    const own = each('before', 'command', 'text', 'name')
    const sent = each('reply', 'slot', 'our name', 'our words', 'our title', 'our address')
    await chat.look('the chat', reach, ...own, ...sent)

    const csrf = async () => (await page.locator('[name="csrf"]').first().inputValue()) ?? ''
    const send = async (number: string, fields: Fields) => {
      const token = { csrf: await csrf(), form: 'f'.repeat(24) }
      await post(page, `/console/case/${number}`, { ...token, ...fields })
    }
    const long = `${all}${'x'.repeat(5_000)}`
    const degrees = { latitude: `latitude ${all}`, longitude: `longitude ${all}` }
    const place = { title: `title ${all}`, address: `address ${all}`, ...degrees }
    await send(mine, { act: 'place', ...place })
    await look('a place that is refused', ...Object.values(place))
    await send(mine, { act: 'phrase', phrase: 'bring', 'slot.papers': all, 'slot.place': '' })
    await look('a phrase that is refused', all)
    for (const act of ['reply', 'note']) {
      await send(mine, { act, words: long })
      await look(`a ${act} that is refused`, long)
    }
    await send(mine, { act: 'send', words: all })
    await look('a file that is missing', all)
    await send(theirs, { act: 'reply', words: all })
    await look('a reply in a case of somebody else', all, her)

    await act(colleague.browser, theirs, { act: 'close', outcome: 'solved' })
    await go(`/console/case/${theirs}`)
    await look('a case that is closed', her)
    await stage.says('chi', { kind: 'command', command: 'person' })
    await send(theirs, { act: 'reply', words: all })
    await look('a case before another', all, her)
    await send('000000', { act: 'note', words: all })
    await look('no case', all)
    await act(me.browser, mine, { act: 'close', outcome: 'solved' })
    await go(`/console/case/${mine}`)
    await look('a case that was held', my, her, reach, ...talk, ...ours)
    await go('/console?show=closed')
    await look('the cases that are closed', my, her)

    await post(page, `/console/case/${mine}`, { csrf: 'x', act: 'reply', words: all })
    await look('a form of another session', all)
    await go(`/console/${encodeURIComponent(all)}`)
    await look('no page')
    await context.clearCookies({ name: 'tonari-session' })
    await post(page, `/console/case/${mine}`, { csrf: 'x', act: 'reply', words: all })
    await look('a session that ended', all)
    await go(`/console/sign-in?to=${encodeURIComponent(`/console/${all}`)}`)
    await look('the sign-in', my)
    const token = await csrf()
    await post(page, '/console/sign-in', { csrf: token, code: all, to: `/console/${all}` })
    await look('a code that is wrong', my)
    await context.clearCookies()
    for (const path of ['enter', 'void', 'sign-in']) {
      await go(`/console/${path}?lang=${encodeURIComponent(all)}#${encodeURIComponent(all)}`)
      await look(path)
    }
    const newcomer = {
      name: `new ${short}`,
      role: 'caseworker',
      language: 'vi',
      place: 3,
    } as const
    const { link } = await world.book.add(newcomer, stage.clock.now())
    await go(`/console/enter#${link}`)
    await expect.poll(() => page.locator('#link').inputValue(), { timeout: 20_000 }).toBe(link)
    await page.locator('button.main').click()
    await page.locator('.secret').waitFor()
    await look('the first sign-in', `new ${short}`)
    await context.addCookies(
      [...colleague.browser.jar].map(([name, value]) => ({ name, value, url })),
    )
    await go('/console')
    world.breakDown()
    await send(mine, { act: 'reply', words: all })
    await look('a fault of ours', all)
  })
})
