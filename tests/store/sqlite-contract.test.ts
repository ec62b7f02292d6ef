import { afterEach, describe } from 'vitest'
import { openServing } from '../../src/store/sqlite.ts'
import { storeContract } from '../contracts/store.ts'
import { temporaryFolder } from './temporary-folder.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const file of open.splice(0)) await file.close()
})

describe.each([['SQLite, written by a thread of its own', openServing]])(
  'the store on %s',
  (_, opened) => {
    storeContract(async () => {
      const path = `${temporaryFolder()}/tonari.db`
      let file = await opened(path)
      open.push(file)
      return {
        sql: file,
        async reopen() {
          await file.close()
          file = await opened(path)
          open.push(file)
          return file
        },
      }
    })
  },
)
