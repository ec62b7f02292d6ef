/** Raised whenever a rule of the pay slip comes to judge the same slip otherwise. */
export const payslipVersion = '1'
