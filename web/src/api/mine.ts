// My anonymous statements, as this device knows them: a secret per statement, whose hash is the statement's lock.
// The secret is kept before the statement is sent, so that a lost answer loses nothing.
import { keep, kept } from './kept'
import type { StatementLine } from './types'

export interface MyStatement {
  readonly secret: string
  readonly lock: string
  /** The share it came from, if any. Only this device knows. */
  readonly share: number | null
}

const name = (organisation: number): string => `statements.${organisation}`

export function myStatements(organisation: number): MyStatement[] {
  return kept<MyStatement[]>(name(organisation), [])
}

export function rememberStatement(organisation: number, mine: MyStatement): void {
  const others = myStatements(organisation).filter((one) => one.lock !== mine.lock)
  keep(name(organisation), [...others, mine])
}

/** Which of all statements are mine, newest first. */
export function findMine(all: readonly StatementLine[], mine: readonly MyStatement[]): { line: StatementLine; mine: MyStatement }[] {
  const byLock = new Map(mine.map((one) => [one.lock, one]))
  return all
    .flatMap((line) => {
      const one = byLock.get(line.lock)
      return one === undefined ? [] : [{ line, mine: one }]
    })
    .sort((a, b) => b.line.id - a.line.id)
}
