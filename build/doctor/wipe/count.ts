import type { Marker } from '../../../hardware/wipe/marker.ts'
import { scanFolders, scanProcesses } from '../../../hardware/wipe/residue.ts'
import type { Scanned } from '../../../hardware/wipe/residue.ts'
import type { WipeScene } from './scene.ts'
import { subjects } from './markers.ts'
import type { Subject } from './markers.ts'

/** Finds of one look, by place and subject; every place that was looked at is there. */
export interface Sight {
  readonly counts: ReadonlyMap<string, Readonly<Record<Subject, number>>>
  /** Looked through. */
  readonly bytes: number
  /** What stood there, for whoever has to find out why. */
  readonly residues: Scanned['residues']
}

/** Looks for the markers in every process of the terminal and in all its folders. */
export function look(scene: WipeScene, markers: readonly Marker[]): Sight {
  const processes = scene.processes()
  const found = [scanProcesses(processes, markers), ...scene.folders.map((folder) => scanFolders([folder], markers))]
  const places = [...processes.map(({ role }) => role), ...scene.folders.map(nameOf)]
  const residues = found.flatMap((each) => each.residues)
  const counts = new Map([...new Set(places)].map((place) => [place, countsAt(place, residues, scene.folders)]))
  return { counts, residues, bytes: found.reduce((sum, { bytes }) => sum + bytes, 0) }
}

/** Finds of one subject at all places. */
export function totalOf({ counts }: Sight, subject: Subject): number {
  return [...counts.values()].reduce((sum, count) => sum + count[subject], 0)
}

function countsAt(place: string, residues: Scanned['residues'], folders: readonly string[]): Record<Subject, number> {
  const here = residues.filter((residue) => placeNameOf(residue.place, folders) === place)
  const count = (subject: Subject) => here.reduce((sum, residue) => sum + (residue.marker === subject ? residue.count : 0), 0)
  const [names, pin, certificate] = subjects.map(count)
  return { names: names ?? 0, pin: pin ?? 0, certificate: certificate ?? 0 }
}

/** A process by its role, a file by the folder that was looked through. */
function placeNameOf(place: string, folders: readonly string[]): string {
  const folder = folders.find((each) => place.startsWith(each))
  return folder === undefined ? place.replace(/ \d+$/, '') : nameOf(folder)
}

function nameOf(folder: string): string {
  return `${folder.split('/').at(-1) ?? ''}/`
}
