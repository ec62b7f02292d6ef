/** Raised with every change after which the same case may be judged, or its figures named, otherwise. */
export const shortChecksVersion = '2'
