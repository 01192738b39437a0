// Why a line was refused, in the person's language.
import { has, t } from '../../words'
import type { RefusedLine } from '../../api/types'

/** The server's English sentence only where there is none of our own. */
export function refusalText(refused: RefusedLine): string {
  const key = `import.why.${refused.code.split('.').at(-1) ?? ''}`
  return has(key) ? t(key, { value: refused.value, file: refused.file, line: Number(refused.line) }) : refused.sentence
}
