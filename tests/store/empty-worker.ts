/** A Worker with nothing to do: the tests want only the database beside it. */
export default { fetch: () => new Response('nothing here') }
