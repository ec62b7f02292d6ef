// Puts the one-time token, which stands behind the address's `#`, into the form, and takes it out
// of the address, so that it stays neither in sight nor in the browser's history.
function take() {
  const token = location.hash.slice(1)
  if (!token) return
  const field = document.querySelector('#link')
  // What answered another link has no form: then the page is opened anew, for this one.
  if (!field) return location.replace(`${location.pathname}?anew#${token}`)
  field.value = token
  history.replaceState(null, '', location.pathname + location.search)
  const other = document.querySelector('header a')
  if (other) other.hash = token
  document.querySelector('button')?.focus()
}

take()
// Another link that is opened in the same tab changes nothing but what stands behind the `#`.
addEventListener('hashchange', take)
