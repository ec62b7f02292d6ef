import { html } from 'hono/html'

/** To stand in every form: what proves that it is from a page of ours. */
export const tokenField = (csrf: string) => html`<input type="hidden" name="csrf" value="${csrf}">`
