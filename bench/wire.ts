/**
 * Cuts a byte stream into HTTP/1.1 messages: head as text, body as bytes. It reads what servers and
 * clients under test write (a length, or chunks), and no more, so that the driver costs little.
 */
export function cutter(take: (head: string, body: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  return (chunk) => {
    let data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      const end = data.indexOf('\r\n\r\n')
      if (end < 0) break
      const head = data.toString('latin1', 0, end)
      const total = messageEnd(data, head, end + 4)
      if (total === undefined || data.length < total) break
      take(head, data.subarray(end + 4, total))
      data = data.subarray(total)
    }
    rest = data
  }
}

function messageEnd(data: Buffer, head: string, start: number): number | undefined {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)
  if (length) return start + Number(length[1])
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) return start
  if (data.toString('latin1', start, start + 5) === '0\r\n\r\n') return start + 5
  const last = data.indexOf('\r\n0\r\n\r\n', start)
  return last < 0 ? undefined : last + 7
}
