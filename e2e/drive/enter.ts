/** The cookie that an entry address gives to whoever opens it. */
export async function enter(entry: string): Promise<string> {
  const entered = await fetch(entry, { redirect: 'manual' })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0]
  if (cookie === undefined) throw new Error(`no way in: ${entered.status}`)
  return cookie
}
