import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, join, posix, resolve } from 'node:path'
import { z } from 'zod'
import { importsOf } from './imports.ts'
import { emptyNames, loader, longestFile, owners, roomTable, testFile, testPackages } from './room-table.ts'
import type { Import } from './imports.ts'
import type { Room } from './room-table.ts'

const skipped = new Set(['node_modules', 'out', '.git'])
const manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
})

function filesBelow(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return []
    const path = posix.join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(root, path) : [path]
  })
}

const isCode = (path: string) => /\.[cm]?[jt]sx?$/.test(path)
/** Tests, suites that several implementations pass, and what only they use. */
const isTest = (path: string) => /\.(test|contract|fixture)\.tsx?$|\/fixture\//.test(path)
const covers = (room: string, path: string) => (room.endsWith('/') ? path.startsWith(room) : path === room)

/** The narrowest room that a file is in; a test is in the room of the file that it tests. */
function roomOf(path: string): Room | undefined {
  const tested = path.replace(/(\.stack)?\.test(?=\.tsx?$)/, '')
  return roomTable.filter((room) => covers(room.at, tested)).toSorted((a, b) => b.at.length - a.at.length)[0]
}

/** A room that is listed does not open the narrower rooms inside it; a folder that is no room (`hardware/`) opens all below. */
function opens(entries: readonly string[], target: string): boolean {
  const inside = roomOf(target)?.at
  return entries.some((entry) => covers(entry, target) && (inside === undefined || inside.length <= entry.length || !isRoom(entry)))
}

const isRoom = (entry: string) => roomTable.some((room) => room.at === entry)

function packageOf(specifier: string): string {
  if (isBuiltin(specifier)) return 'node'
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}

/** Why this import breaks the rules, or null. */
function judgeInside(room: Room, path: string, target: string, typeOnly: boolean): string | null {
  if (isTest(target) && !isTest(path)) return 'a test is no part of the terminal'
  const own = roomOf(target) === room
  if (own && (room.apart !== true || isTest(path) || !isCode(target))) return null
  const allowed = [...room.rooms ?? [], ...(typeOnly ? room.types ?? [] : []), ...(isTest(path) ? [testFile, ...room.tests ?? []] : [])]
  if (!own && opens(allowed, target)) return null
  if (own) return `files of ${room.at} may not import each other`
  const typesWouldDo = !typeOnly && opens(room.types ?? [], target)
  return `room ${room.at} may not import room ${roomOf(target)?.at ?? target}${typesWouldDo ? ' but for types' : ''}`
}

function judgePackage(room: Room, path: string, specifier: string, typeOnly: boolean, declared: ReadonlySet<string>): string | null {
  const name = packageOf(specifier)
  if (name !== 'node' && !declared.has(name)) return `package.json does not name ${name}`
  const owner = owners[name === 'node' ? specifier : name]
  const besideOwner = isTest(path) && owner !== undefined && path.startsWith(`${posix.dirname(owner)}/`)
  if (owner !== undefined && !covers(owner, path) && !besideOwner) return `only ${owner} may import ${specifier}`
  const allowed = [...room.packages ?? [], ...(typeOnly ? room.types ?? [] : []), ...(isTest(path) ? [...testPackages, ...room.tests ?? []] : [])]
  return allowed.includes(name) || allowed.includes(specifier) ? null : `room ${room.at} may not import ${name === 'node' ? specifier : name}`
}

function judge(room: Room, path: string, { specifier, typeOnly }: Import, declared: ReadonlySet<string>): string | null {
  if (specifier === null) return path === loader ? null : 'a computed import cannot be checked'
  const bare = specifier.replace(/\?.*$/, '')
  if (!bare.startsWith('.')) return judgePackage(room, path, bare, typeOnly, declared)
  return judgeInside(room, path, posix.join(posix.dirname(path), bare), typeOnly)
}

/** Why this file should not be where it is or as it is. */
function judgeFile(path: string, lines: number): string[] {
  const words = path.split('/').map((part) => part.replace(/\..*$/, ''))
  return [
    ...words.filter((word) => emptyNames.includes(word)).map((word) => `«${word}» says nothing about what is in it`),
    ...(basename(path).startsWith('index.') ? ['a barrel hides where things come from'] : []),
    ...(lines > longestFile ? [`${lines} lines are more than ${longestFile}`] : []),
    ...(roomOf(path) === undefined ? ['it is in no room of the table'] : []),
  ]
}

/** Everything in the tree that breaks the rules of the house, as `file:line what: why`. */
export function violations(root: string): readonly string[] {
  const { dependencies, devDependencies } = manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const declared = new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)])
  return filesBelow(root).filter(isCode).toSorted().flatMap((path) => {
    const source = readFileSync(join(root, path), 'utf8')
    const room = roomOf(path)
    const imports = room === undefined ? [] : importsOf(path, source).flatMap((found) => {
      const why = judge(room, path, found, declared)
      return why === null ? [] : [`${path}:${found.line} imports ${found.specifier ?? 'something computed'}: ${why}`]
    })
    const lines = source.split('\n').length - (source.endsWith('\n') ? 1 : 0)
    return [...judgeFile(path, lines).map((why) => `${path}:1 ${why}`), ...imports]
  })
}

if (import.meta.main) {
  const found = violations(resolve('.'))
  for (const line of found) console.log(line)
  process.exitCode = found.length === 0 ? 0 : 1
}
