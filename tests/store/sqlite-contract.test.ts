import { afterEach, describe } from 'vitest'
import { openSqlite, type SqliteFile } from '../../src/store/sqlite.ts'
import { storeContract } from '../contracts/store.ts'
import { temporaryFolder } from './temporary-folder.ts'

const open: SqliteFile[] = []
afterEach(() => {
  for (const file of open.splice(0)) file.close()
})

describe('the store on SQLite', () => {
  storeContract(async () => {
    const path = `${temporaryFolder()}/tonari.db`
    let file = openSqlite(path)
    open.push(file)
    return {
      sql: file,
      async reopen() {
        file.close()
        file = openSqlite(path)
        open.push(file)
        return file
      },
    }
  })
})
