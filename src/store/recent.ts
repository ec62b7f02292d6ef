/** The last things by name, at most so many: what is looked for again soon after. */
export function recent<Thing>(most: number) {
  const known = new Map<string, Thing>()
  return {
    get: (name: string): Thing | undefined => known.get(name),
    keep(name: string, thing: Thing): void {
      known.delete(name)
      known.set(name, thing)
      if (known.size <= most) return
      const [oldest] = known.keys()
      if (oldest !== undefined) known.delete(oldest)
    },
    drop: (name: string): void => void known.delete(name),
  }
}
