import type { Staff } from './staff.ts'

/** How many people are at the desk, as last counted. */
export interface Count {
  readonly count: () => number
  /** Counts them anew. Throws where the database cannot be read. */
  readonly refresh: () => Promise<void>
}

/** Counts the people at the desk, who come and go while the service runs. */
export async function createCount(staff: Pick<Staff, 'list'>): Promise<Count> {
  let many = (await staff.list()).length
  return {
    count: () => many,
    async refresh() {
      many = (await staff.list()).length
    },
  }
}
