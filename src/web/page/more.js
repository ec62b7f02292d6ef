// Says that there is more to read before the answers to the standing question.

const more = document.getElementById('more')
let answers

const watch = new IntersectionObserver(
  ([seen]) => {
    const below = !seen.isIntersecting && seen.boundingClientRect.top > 0
    const next = answers?.querySelector('button')
    if (!below && document.activeElement === more) next?.focus({ preventScroll: true })
    more.hidden = !below
  },
  { rootMargin: '0px 0px -70px' },
)

more.addEventListener('click', () => window.scrollBy(0, window.innerHeight / 2))

/** Watches these answers, or none. */
export function watchFor(element) {
  watch.disconnect()
  more.hidden = true
  answers = element ?? undefined
  if (answers) watch.observe(answers)
}
