/**
 * Renews the part of the page that changes, every few seconds while it is looked at. Without this
 * script a link does the same. What is being written stays: only #live is replaced.
 */
const main = document.querySelector('main[data-live]')
const EVERY = 5_000

async function renew() {
  if (!main || document.hidden) return
  try {
    const answer = await fetch(main.dataset.live, { headers: { 'x-live': '1' } })
    if (!answer.ok || answer.redirected) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const [old, fresh] = [document.querySelector('#live'), page.querySelector('#live')]
    if (!old || !fresh || old.innerHTML === fresh.innerHTML) return
    // Whoever listens is not cut off.
    const plays = [...old.querySelectorAll('audio, video')].some((one) => !one.paused)
    if (!plays) old.replaceWith(fresh)
  } catch {
    // The connection is gone: the next try comes soon, and the page says when it was renewed.
  }
}

if (main) setInterval(renew, EVERY)
