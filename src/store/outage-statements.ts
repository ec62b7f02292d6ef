/** What is kept of when we were there, and whom an outage may have struck. */
export const outages = {
  /** Turns before the ?1th, the last first: they stand in the order in which they were made. */
  turnsBefore: `
    select rowid as n, conversation, seq, at from turn
    where rowid < ?1
    order by rowid desc limit ?2`,

  openCases: `
    select distinct conversation from desk_case where status in ('waiting', 'claimed')`,
} as const
