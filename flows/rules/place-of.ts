import type { Answer } from '#flow'

/** The prefecture that was said, a two-digit code; undefined where nobody knows it. */
export const placeOf = ({ where }: { readonly where?: Answer | undefined }): string | undefined =>
  typeof where === 'string' && where !== 'unknown' ? where : undefined
