// Puts the one-time token, which stands behind the address's `#`, into the form, and takes it out
// of the address, so that it stays neither in sight nor in the browser's history.
const token = location.hash.slice(1)
const field = document.querySelector('#link')
if (token && field) {
  field.value = token
  history.replaceState(null, '', location.pathname + location.search)
  const other = document.querySelector('header a')
  if (other) other.hash = token
  document.querySelector('button')?.focus()
}
