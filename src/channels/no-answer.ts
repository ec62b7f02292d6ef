/**
 * A call to a platform got no answer. `begun` says whether it had been put on the wire: if not, the
 * platform has plainly not taken it; if so, it may have. The message names no address and no secret.
 */
export class NoAnswer extends Error {
  readonly begun: boolean

  constructor(why: string, begun: boolean) {
    super(why)
    this.begun = begun
  }
}
