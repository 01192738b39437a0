// Why a line was refused, or what was noticed about it, in the person's language.
import { sentenceOf } from '../../api/problem'
import { has, language, t } from '../../words'
import type { RefusedLine } from '../../api/types'

function textOf(where: 'why' | 'noticed', line: RefusedLine): string {
  const key = `import.${where}.${line.code.split('.').at(-1) ?? ''}`
  const values = { value: line.value, file: line.file, line: Number(line.line) }
  if (has(key)) return t(key, values)
  return sentenceOf(line.code, values) ?? (language() === 'en' ? line.sentence : t('import.why.wrong_columns'))
}

export const refusalText = (line: RefusedLine): string => textOf('why', line)
export const noticeText = (line: RefusedLine): string => textOf('noticed', line)
