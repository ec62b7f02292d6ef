import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { replay } from './transcript.ts'

const transcripts = globSync('tests/flows/**/*.txt').sort()

test('there are conversations to replay', () => expect(transcripts.length).toBeGreaterThan(10))

test.for(transcripts)('%s', async (path) => {
  await expect(replay(readFileSync(path, 'utf8'))).toMatchFileSnapshot(
    path.replace(/^tests\//, './'),
  )
})
