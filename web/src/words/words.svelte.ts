// Words: every sentence of the interface, in the person's language. One pair of files per feature, words/<name>.nl.json and
// .en.json; `common` and `shell` are always there, a route names the others it needs. scripts/check_words.mjs keeps them complete.
import type { Language } from '../api/types'

export type Catalogue = Readonly<Record<string, string>>
export type Values = Readonly<Record<string, string | number>>

const files = import.meta.glob<Catalogue>('./*.json', { import: 'default' })
const always = ['common', 'shell'] as const
const stored = 'schakel.language'

let chosen = $state<Language>('nl')
let catalogue = $state.raw<Catalogue>({})
const wanted = new Set<string>(always)
const shown = new Set<string>()

export const languages: readonly Language[] = ['nl', 'en']
export function language(): Language {
  return chosen
}

async function read(name: string, of: Language): Promise<Catalogue> {
  const load = files[`./${name}.${of}.json`]
  if (load === undefined) throw new Error(`no catalogue words/${name}.${of}.json`)
  return load()
}

// Several may ask at once, for another language and for more catalogues: whoever is ready last shows all that is wanted by
// then. Reading a catalogue again costs nothing; the browser keeps modules.
let next: Language = 'nl'
async function settle(): Promise<void> {
  for (;;) {
    const [of, names] = [next, [...wanted]]
    const all = await Promise.all(names.map((name) => read(name, of)))
    if (of !== next || names.length !== wanted.size) continue
    chosen = of
    catalogue = Object.assign({}, ...all)
    document.documentElement.lang = of
    return
  }
}

/** Makes sure these catalogues are there, in the present language. */
export async function loadWords(names: readonly string[]): Promise<void> {
  const missing = names.filter((name) => !wanted.has(name))
  if (missing.length === 0 && names.every((name) => shown.has(name))) return
  for (const name of missing) wanted.add(name)
  await settle()
  for (const name of names) shown.add(name)
}

export async function setLanguage(language: Language, remember = true): Promise<void> {
  next = language
  if (remember) localStorage.setItem(stored, language)
  await settle()
}

function isLanguage(text: string | null | undefined): text is Language {
  return text === 'nl' || text === 'en'
}

/** What this person chose before on this device; nothing when they never did. */
export function rememberedLanguage(): Language | null {
  const before = localStorage.getItem(stored)
  return isLanguage(before) ? before : null
}

export async function startWords(): Promise<void> {
  const spoken = navigator.language.slice(0, 2)
  await setLanguage(rememberedLanguage() ?? (isLanguage(spoken) ? spoken : 'nl'), false)
}

function filled(sentence: string, values: Values): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
}

export function has(key: string): boolean {
  return key in catalogue
}

/** The sentence of this key, with its {values}. A key that is missing shows itself; the check does not let that through. */
export function t(key: string, values: Values = {}): string {
  return filled(catalogue[key] ?? key, values)
}

/** The sentence for a count: `key_one` where the language has a singular for it, else `key`. {count} is the count. */
export function tn(key: string, count: number, values: Values = {}): string {
  const form = new Intl.PluralRules(chosen).select(count)
  const exact = `${key}_${form}`
  return t(exact in catalogue ? exact : key, { count: number(count), ...values })
}

// --- numbers, dates and lists as the language writes them
export function number(value: number): string {
  return new Intl.NumberFormat(chosen).format(value)
}
export function decimal(value: number, digits = 1): string {
  return new Intl.NumberFormat(chosen, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
}
/** 0.78 → "78%". */
export function percent(share: number, digits = 0): string {
  return new Intl.NumberFormat(chosen, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share)
}
export function list(items: readonly string[]): string {
  return new Intl.ListFormat(chosen, { style: 'long', type: 'conjunction' }).format(items)
}

const locale = (): string => (chosen === 'nl' ? 'nl-NL' : 'en-GB')

// A day ("2026-10-13") has no time zone; a moment ("2026-10-13T09:30:00.000Z") is shown in the reader's.
const dayOf = (day: string): Date => new Date(`${day.slice(0, 10)}T12:00:00Z`)

/** "13 oktober 2026" */
export function longDate(day: string): string {
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(dayOf(day))
}
/** "13 okt" */
export function shortDate(day: string): string {
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(dayOf(day)).replace(/\.$/, '')
}
/** "dinsdag 13 oktober" */
export function weekDate(day: string): string {
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(dayOf(day))
}
/** "12:00" */
export function clock(instant: string | Date): string {
  return new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' }).format(new Date(instant))
}
/** "vrijdag 16 oktober om 12:00" */
export function moment(instant: string): string {
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }).format(new Date(instant))
}
