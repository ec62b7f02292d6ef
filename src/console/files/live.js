/**
 * Renews what changes, every few seconds while the page is looked at: the parts marked `data-live`,
 * each by its id. Without this script a link does the same. What is being written stays, what plays
 * plays on, and the focus stays where it is. What may not be seen any more goes out of sight.
 */
const main = document.querySelector('main[data-from]')
const news = document.querySelector('#news')
const EVERY = 4_000

const show = (id, shown) => {
  const told = document.querySelector(id)
  if (told && told.hidden === shown) told.hidden = !shown
}

async function renew() {
  if (document.hidden || !main.dataset.from) return
  try {
    const answer = await fetch(main.dataset.from, { headers: { 'x-live': '1' } })
    const ended = answer.status === 401 || answer.redirected
    show('#ended', ended)
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const there = answer.ok || answer.status === 404 ? fresh.querySelector('#main') : null
    show('#lost', !ended && !there)
    if (ended) return cover()
    if (!there) return
    if (there.dataset.from === undefined) return leave(fresh, there)
    const alerts = alertsIn(document)
    const focused = document.activeElement?.getAttribute('href')
    for (const part of document.querySelectorAll('[data-live]')) {
      const anew = fresh.getElementById(part.id)
      if (anew) change(part, anew)
    }
    document.title = fresh.title
    if (focused && document.activeElement === document.body)
      document.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true })
    const said = [...alertsIn(document)].filter(
      ([key, alert]) => alert && alerts.get(key) !== alert,
    )
    if (said.length > 0) news.textContent = said.map(([, alert]) => alert).join(' ')
  } catch {
    show('#lost', true) // The next try comes soon.
  }
}

/** Whoever is not signed in sees nothing of anybody, until they are again. */
function cover() {
  for (const part of main.querySelectorAll('[data-live]:not([data-state])')) part.replaceChildren()
}

/** What the page was about is not there any more: only what was being written is handed back. */
function leave(fresh, there) {
  const focused = main.contains(document.activeElement)
  const fields = main.querySelectorAll('textarea, input:not([type="hidden"], [type="file"])')
  const written = [...fields].map((one) => one.value).filter((words) => words.trim() !== '')
  const back = main.querySelector('#handed-back')?.content
  const said = there.textContent
  main.replaceChildren(...there.childNodes)
  delete main.dataset.from
  if (back && written.length > 0) {
    main.append(back)
    main.querySelector('#unsent').value = written.join('\n')
  }
  document.title = fresh.title
  news.textContent = said.replace(/\s+/g, ' ').trim()
  if (focused) main.focus()
}

const alertsIn = (page) =>
  new Map(
    [...page.querySelectorAll('[data-alert]')].map((one) => [one.dataset.key, one.dataset.alert]),
  )

/** Forms are put anew only where what can be done has changed, and nothing is written in them. */
function change(old, fresh) {
  if (!old.dataset.state) return become(old, fresh)
  if (old.dataset.state === fresh.dataset.state) return
  const fields = [...old.querySelectorAll('textarea, input:not([type="hidden"])')]
  if (fields.every((one) => one.value === '')) old.replaceWith(fresh)
  else old.dataset.alert = fresh.dataset.alert
}

/** Changes only what differs, so that what is read, heard and focused stays. */
function become(old, fresh) {
  if (old.isEqualNode(fresh)) return
  if (
    old.nodeName !== fresh.nodeName ||
    old.nodeType !== 1 ||
    old.dataset.key !== fresh.dataset.key
  )
    return old.replaceWith(fresh)
  for (const { name, value } of fresh.attributes)
    if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  for (const { name } of [...old.attributes])
    if (name !== 'open' && !fresh.hasAttribute(name)) old.removeAttribute(name)
  const [was, willBe] = [[...old.childNodes], [...fresh.childNodes]]
  for (const [place, one] of willBe.entries())
    if (was[place]) become(was[place], one)
    else old.append(one)
  for (const one of was.slice(willBe.length)) one.remove()
}

if (main) {
  setInterval(renew, EVERY)
  document.addEventListener('visibilitychange', () => void renew())
}

/** Ctrl or Command with Enter sends what is being written. */
document.addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, isComposing, target } = event
  if (key !== 'Enter' || !(ctrlKey || metaKey) || isComposing) return
  if (target instanceof HTMLTextAreaElement)
    target.form?.requestSubmit(target.form.querySelector('button'))
})

/** A file that is too large is refused before it is sent, so that its words are not lost. */
document.addEventListener('change', ({ target }) => {
  const { most, refused } = target.dataset
  if (most === undefined) return
  target.setCustomValidity(target.files[0]?.size > Number(most) ? refused : '')
  target.reportValidity()
})
