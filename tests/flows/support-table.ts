/**
 * The decision table of the support check as it was agreed (absconding-risk §2), copied out by hand
 * and apart from the program: question, letter, points, floor, trigger or flag.
 */
export const agreed: readonly (readonly [string, string, number, (string | null)?, string?])[] = [
  ['Q1', 'a', 0, null, 'URGENT-SAFETY'],
  ['Q1', 'b', 3, 'HIGH'],
  ['Q1', 'c', 0, null, 'URGENT-SAFETY'],
  ['Q1', 'd', 0],
  ['Q2', 'a', 0, null, 'URGENT-LIFE'],
  ['Q2', 'b', 2, 'HIGH'],
  ['Q2', 'c', 0],
  ['Q3', 'a', 0, null, 'URGENT-RETURN'],
  ['Q3', 'b', 3, 'HIGH'],
  ['Q3', 'c', 2],
  ['Q3', 'd', 0],
  ['Q4', 'a', 3, 'MEDIUM'],
  ['Q4', 'a2', 3, 'HIGH'],
  ['Q4', 'b', 2],
  ['Q4', 'c', 0],
  ['Q5', 'a', 3],
  ['Q5', 'b', 2],
  ['Q5', 'c', 2],
  ['Q5', 'd', 0],
  ['Q6', 'a', 0],
  ['Q6', 'b', 0],
  ['Q6', 'c', 2],
  ['Q6', 'd', 3, 'HIGH'],
  ['Q7', 'a', 2],
  ['Q7', 'b', 2],
  ['Q7', 'c', 2],
  ['Q7', 'd', 3, 'HIGH'],
  ['Q7', 'e', 0],
  ['Q8', 'a', 2],
  ['Q8', 'b', 3, 'HIGH'],
  ['Q8', 'c', 4, 'HIGH'],
  ['Q8', 'd', 0],
  ['Q9', 'a', 2],
  ['Q9', 'b', 4, 'HIGH'],
  ['Q9', 'b2', 0, null, 'URGENT-HUMAN'],
  ['Q9', 'c', 0, 'HIGH', 'LEFT'],
  ['Q9', 'd', 0],
  ['Q10', 'a', -1],
  ['Q10', 'b', 2],
  ['Q10', 'c', 1],
  ['Q10', 'd', -2],
  ['Q11', 'a', 0],
  ['Q11', 'b', 1],
  ['Q11', 'c', 0, 'HIGH', 'EXPIRED'],
  ['Q11', 'd', 0],
  ['Q12', 'a', 1, 'MEDIUM'],
  ['Q12', 'b', 1, 'MEDIUM'],
  ['Q12', 'b2', 3, 'HIGH'],
  ['Q12', 'c', 0],
]

/** Two or more of these together are for a caseworker to look at. */
export const signs = ['Q3b', 'Q4a2', 'Q6d', 'Q1b', 'Q9b']

/** Help lines by answer, as agreed (§3) and verified: what is not verified is left out. */
export const referred: { readonly [answers: string]: string } = {
  'Q1a Q1b Q1c': 'police-110 fire-ambulance-119 otit-sos nv-tomoiki dv-plus',
  'Q2a Q2b': 'yorisoi-foreign tell fire-ambulance-119',
  'Q3a Q3b Q3c': 'otit-sos nv-tomoiki police-110',
  'Q4a Q4a2 Q4b': 'otit-vi',
  'Q5a Q5b Q5c': 'mhlw-dial-vi otit-vi labour-standards-office',
  Q6c: 'houterasu-multi nv-tomoiki',
  Q6d: 'houterasu-multi nv-tomoiki police-110',
  'Q7a Q7b Q7c': 'otit-vi',
  Q7d: 'sexual-8891 sexual-police-8103 otit-sos',
  Q8a: 'otit-vi nv-tomoiki',
  'Q8b Q8c': 'otit-vi nv-tomoiki police-consult-9110',
  'Q9a Q9b Q9b2': 'otit-vi otit-tenseki nv-tomoiki',
  Q9c: 'nv-tomoiki otit-vi',
  Q11b: 'immigration-info',
  Q11c: 'nv-tomoiki posse',
  Q12a: 'otit-vi fire-ambulance-119 labour-standards-office',
  'Q12b Q12b2': 'otit-vi fire-ambulance-119 labour-standards-office ninshin-sos-tokyo nv-tomoiki',
}

/** Public bodies that may have to report who has no valid status. */
export const cautious = [
  'police-110',
  'police-consult-9110',
  'mhlw-dial-vi',
  'labour-standards-office',
  'immigration-info',
  'sexual-police-8103',
]
