import { Undelivered } from '../parcel.ts'
import type { Post } from '../ports.ts'
import { NoAnswer } from './no-answer.ts'

/** What a platform answered. */
export type Answer = Awaited<ReturnType<Post>>

/**
 * One call and its answer, whatever the answer says. Where none comes it throws Undelivered, to be
 * tried again: `doubted` unless the call plainly never left. Says nothing of the address, which may
 * hold a secret.
 */
export const exchange = (
  post: Post,
  url: string,
  headers: { readonly [name: string]: string },
  body: { readonly [field: string]: unknown },
): Promise<Answer> => exchangeBytes(post, url, headers, 'application/json', JSON.stringify(body))

/** The same for a body that is no JSON. */
export async function exchangeBytes(
  post: Post,
  url: string,
  headers: { readonly [name: string]: string },
  type: string,
  body: string | Uint8Array,
): Promise<Answer> {
  try {
    return await post(url, { 'content-type': type, ...headers }, body)
  } catch (error) {
    const why = error instanceof NoAnswer ? error.message : 'the call broke off'
    const doubted = !(error instanceof NoAnswer) || error.begun
    throw new Undelivered(`no answer: ${why}`, 'retry', { doubted })
  }
}
