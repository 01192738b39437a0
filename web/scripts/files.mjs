// The files of a folder and below, by ending.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export function filesIn(folder, endings) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return filesIn(path, endings)
    return endings.some((ending) => path.endsWith(ending)) ? [path] : []
  })
}
