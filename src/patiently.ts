/**
 * Does something that needs the database, and tries again after each of these waits, in
 * milliseconds: the database may be locked for a moment. Throws what the last try threw, and at
 * once what `hopeless` says is in vain.
 */
export async function patiently<T>(
  waits: readonly number[],
  act: () => Promise<T>,
  hopeless: (error: unknown) => boolean = () => false,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await act()
    } catch (error) {
      const wait = waits[tries]
      if (wait === undefined || hopeless(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}
