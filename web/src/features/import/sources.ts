// Files that hold ties without being a table of them: a mailbox, a calendar, a git log, a graph. What people wrote in the first
// three stays on this device: only the lines that say who, whom and when are sent.
//
// Edges   as the server reads them (docs/formats.md); a graph is sent as it is, for it holds nothing that somebody said
// Shape   as many lines as there were, so that a line that the server names is a line of the file

export type Source = 'mail' | 'calendar' | 'git' | 'graph'

export function sourceOf(text: string): Source | null {
  const begin = text.slice(0, 200).replace(/^\ufeff/, '').trimStart()
  if (begin.startsWith('From ')) return 'mail'
  if (/^begin:vcalendar/i.test(begin)) return 'calendar'
  if (begin.startsWith('commit ')) return 'git'
  return begin.startsWith('<') ? 'graph' : null
}

export function whoWhomWhen(text: string, source: Source): string {
  if (source === 'graph') return text
  const lines = text.split(/\r?\n/)
  const kept = source === 'mail' ? heads(lines) : source === 'calendar' ? moments(lines) : changes(lines)
  return `${kept.join('\n')}\n`
}

const FIELD = /^(from|sender|to|cc|bcc|date|message-id|precedence|auto-submitted)[ \t]*:/i
const LIST = /^(list-id|list-unsubscribe)[ \t]*:/i
const BEGINS = /^From .{0,400}\d\d:\d\d.{0,60}\d{4}/
const isFolded = (line: string): boolean => line.startsWith(' ') || line.startsWith('\t')

function heads(lines: readonly string[]): string[] {
  const kept: string[] = []
  let inHead = false
  let wanted = false
  let behindEmpty = true
  for (const line of lines) {
    const begins = behindEmpty && BEGINS.test(line)
    behindEmpty = line === ''
    if (begins) {
      kept.push(line)
      inHead = true
      wanted = false
    } else if (!inHead || line === '') {
      inHead = false
      kept.push('')
    } else {
      wanted = isFolded(line) ? wanted : FIELD.test(line)
      // That it is a list, not which; another field keeps its place and nothing else.
      kept.push(wanted ? line : LIST.test(line) ? 'List-Id: x' : 'X:')
    }
  }
  return kept
}

const PROPERTY =
  /^(begin|end|uid|dtstart|rrule|rdate|exdate|recurrence-id|status|organizer|attendee|dtstamp|last-modified|created|tzid|tzoffsetfrom|tzoffsetto|x-wr-timezone)[;:]/i

function moments(lines: readonly string[]): string[] {
  let wanted = false
  return lines.map((line) => ((wanted = isFolded(line) ? wanted : PROPERTY.test(line)) ? line : ''))
}

const NAMED = /^ {4}(reviewed-by|acked-by|tested-by|reported-by|suggested-by|co-authored-by|signed-off-by):/i
const HEAD = /^(commit [0-9a-f]{7,64}|(author|date|authordate):.*)/i

function changes(lines: readonly string[]): string[] {
  const numbers = new Map<string, number>()
  const kept: string[] = []
  let inHead = false
  for (const line of lines) {
    const head = HEAD.exec(line)
    if (head != null && (inHead || line.startsWith('commit '))) {
      inHead = true
      kept.push(head[0])
    } else if (line === '') {
      inHead = false
      kept.push('')
    } else if (NAMED.test(line)) {
      kept.push(line)
    } else if (inHead || line.startsWith('    ')) {
      kept.push(inHead ? 'X:' : '    ')
    } else {
      // That it is the same file again, not how it is called.
      const name = line.slice(line.lastIndexOf('\t') + 1)
      if (!numbers.has(name)) numbers.set(name, numbers.size)
      kept.push(`f${numbers.get(name) ?? 0}`)
    }
  }
  return kept
}
