/** Raised with every change after which the same slip may be judged, or its figures named, otherwise. */
export const payslipVersion = '3'
