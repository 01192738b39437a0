// The recovery code: the root of my statements' secrets, as somebody can write it down. Whoever has it finds among everybody's
// statements those that are theirs. It is made, read and tried on the device; nothing of it is sent.
import { myStatements, rememberStatement } from './mine'
import { aByte, branches, currentRoot, keepRoots, keyOf, rootBytes, rootsOf, secretAt } from './roots'
import { lockOf } from './secret'
import type { StatementLine } from './types'

const unused = 20  // so many secrets in a row that no statement has: the branch ends. One is drawn in vain when sending fails for good

// --- how the code is written: Crockford's letters and digits, which cannot be taken for one another, the last two to check

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLetters = 26
async function check(root: string): Promise<string> {
  const digest = await lockOf(`schakel recovery ${root}`)
  return [0, 2].map((at) => letters[parseInt(digest.slice(at, at + 2), 16) % 32]).join('')
}
/** The codes of this device, the one that new statements are drawn from last: seven groups of four. */
export function recoveryCodes(organisation: number): Promise<string[]> {
  currentRoot(organisation)
  return Promise.all(
    rootsOf(organisation).map(async ({ root }) => {
      const bits = BigInt(`0x${root}`)
      const said = Array.from({ length: codeLetters }, (_, i) => letters[Number((bits >> BigInt(5 * (codeLetters - 1 - i))) & 31n)]).join('')
      return `${said}${await check(root)}`.replace(/(.{4})(?=.)/g, '$1-')
    }),
  )
}
/** The root that a code says; null when a letter of it is wrong. */
async function rootOf(code: string): Promise<string | null> {
  const typed = code.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (typed.length !== codeLetters + 2 || [...typed].some((letter) => !letters.includes(letter))) return null
  const bits = [...typed.slice(0, codeLetters)].reduce((sum, letter) => sum * 32n + BigInt(letters.indexOf(letter)), 0n)
  const root = bits.toString(16).padStart(2 * rootBytes, '0')
  return root.length === 2 * rootBytes && typed.endsWith(await check(root)) ? root : null
}

type Found = { readonly secret: string; readonly lock: string; readonly branch: number }
async function onBranch(key: CryptoKey, branch: number, locks: ReadonlySet<string>): Promise<Found[]> {
  const found: Found[] = []
  for (let index = 0, missed = 0; missed < unused; ++index) {
    const secret = await secretAt(key, branch, index)
    const lock = await lockOf(secret)
    missed = locks.has(lock) ? 0 : missed + 1
    if (missed === 0) found.push({ secret, lock, branch })
  }
  return found
}

// No device of mine drew on it yet, as far as its statements tell.
function freeBranch(taken: ReadonlySet<number>): number {
  const free = Array.from({ length: branches }, (_, branch) => branch).filter((branch) => !taken.has(branch))
  return free[aByte() % Math.max(1, free.length)] ?? 0
}

/**
 * Finds what is mine among all statements. Null: it is no code. Else how many there are.
 * `draws`: new statements are drawn from this code from now on. Only where its owner typed it: whoever else knows the root of a
 * statement knows whose it is, and who makes a link for somebody could put a code of their own behind it.
 */
export async function recover(organisation: number, code: string, all: readonly Pick<StatementLine, 'id' | 'lock'>[], draws: boolean): Promise<number | null> {
  const root = await rootOf(code)
  if (root === null) return null
  const key = await keyOf(root)
  const locks = new Set(all.map((one) => one.lock))
  const found = (await Promise.all(Array.from({ length: branches }, (_, branch) => onBranch(key, branch, locks)))).flat()
  const known = new Set(myStatements(organisation).map((one) => one.lock))
  for (const { secret, lock } of found) if (!known.has(lock)) rememberStatement(organisation, { secret, lock, share: null, coded: true })
  const [others, mine] = [rootsOf(organisation).filter((one) => one.root !== root), rootsOf(organisation).find((one) => one.root === root)]
  const here = mine ?? { root, branch: freeBranch(new Set(found.map((one) => one.branch))), next: 0 }
  if (draws) keepRoots(organisation, [...others, here])
  else if (mine === undefined) keepRoots(organisation, [here, ...(others.length > 0 ? others : [currentRoot(organisation)])])
  return found.length
}
