// My anonymous statements, as this device knows them: a secret per statement, whose hash is the statement's lock.
// The secret is kept before the statement is sent, so that a lost answer loses nothing.
import { keep, kept } from './kept'
import { lockOf } from './secret'
import type { StatementLine } from './types'

export interface MyStatement {
  readonly secret: string
  readonly lock: string
  /** The share it came from, if any. Only the device on which it was written knows. */
  readonly share: number | null
  /** Of the sending: a second attempt is the same statement. */
  readonly key?: string
  /** Whether the recovery code gives it back; one from before there was a code it does not. */
  readonly coded?: boolean
}

const name = (organisation: number): string => `statements.${organisation}`

export function myStatements(organisation: number): MyStatement[] {
  return kept<MyStatement[]>(name(organisation), [])
}

export function rememberStatement(organisation: number, mine: MyStatement): void {
  const others = myStatements(organisation).filter((one) => one.lock !== mine.lock)
  keep(name(organisation), [...others, mine])
}

/** The statement that is sent under this key: the same at every attempt. */
export async function statementUnder(organisation: number, key: string, share: number | null): Promise<MyStatement> {
  const before = myStatements(organisation).find((one) => one.key === key)
  if (before !== undefined) return before
  const { drawSecret } = await import('./roots')  // whoever only votes has no need of it
  const secret = await drawSecret(organisation)
  const mine = { secret, lock: await lockOf(secret), share, key, coded: true }
  rememberStatement(organisation, mine)
  return mine
}

/** Which of all statements are mine, newest first. */
export function findMine<Line extends Pick<StatementLine, 'id' | 'lock'>>(all: readonly Line[], mine: readonly MyStatement[]): { line: Line; mine: MyStatement }[] {
  const byLock = new Map(mine.map((one) => [one.lock, one]))
  return all
    .flatMap((line) => {
      const one = byLock.get(line.lock)
      return one === undefined ? [] : [{ line, mine: one }]
    })
    .sort((a, b) => b.line.id - a.line.id)
}
