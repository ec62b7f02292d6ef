/** A setting that the benchmark gives every server it starts. */
export function setting(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set; start this with npm run bench`)
  return value
}

/** Ends the process in an orderly way on SIGTERM, so that a CPU profile is written. */
export function stopOnSignal(close: () => void): void {
  process.once('SIGTERM', () => {
    close()
    process.exit(0)
  })
}
