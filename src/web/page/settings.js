// What this phone keeps, and how to leave.

import { reading, show, t } from './words.js'

const by = (id) => document.getElementById(id)

/**
 * `wiped` hears that everything was removed from this phone, `forget` that everything is to be
 * deleted at our end too.
 */
export function createSettings(memory, { wiped, forget }) {
  const dialog = by('settings')

  const tell = () => {
    const state = by('keep-state')
    show(by('keep'), memory.until ? 'unkeep' : 'keep')
    if (!memory.until) return show(state, 'keepWhy')
    delete state.dataset.t
    const date = new Date(memory.until).toLocaleDateString(reading(), { timeZone: 'Asia/Tokyo' })
    state.textContent = t('kept', { date })
  }

  by('open').addEventListener('click', () => {
    tell()
    dialog.showModal()
  })
  by('close').addEventListener('click', () => dialog.close())
  by('keep').addEventListener('click', () => {
    if (memory.until) memory.unkeep()
    else if (!memory.keep()) return show(by('keep-state'), 'keepFailed')
    tell()
  })
  by('wipe').addEventListener('click', () => {
    dialog.close()
    wiped()
  })
  by('forget').addEventListener('click', () => {
    dialog.close()
    forget()
  })
  by('exit').addEventListener('click', (event) => {
    event.preventDefault()
    document.body.hidden = true
    location.replace(event.currentTarget.href)
  })
}
