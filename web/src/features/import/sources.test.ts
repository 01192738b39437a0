import { describe, expect, it } from 'vitest'
import { sourceOf, whoWhomWhen } from './sources'

const mail = [
  'From anna@x.org Mon Mar  2 09:30:00 2026',
  'Subject: GEHEIM',
  '  GEHEIM',
  'From: Anna <anna@x.org>',
  'To: bas@x.org,',
  '\tcor@x.org',
  'Date: Mon, 2 Mar 2026 10:30:00 +0100',
  'List-Unsubscribe: <mailto:GEHEIM@x.org>',
  '',
  'GEHEIM',
  'From: GEHEIM',
  'From GEHEIM on',
  '',
  'From bas@x.org Mon Mar  2 09:31:00 2026',
  'From: bas@x.org',
  '',
  'GEHEIM',
].join('\r\n')

describe('a file that holds ties', () => {
  it('is known by how it begins', () => {
    expect(sourceOf(mail)).toBe('mail')
    expect(sourceOf('\ufeffBEGIN:VCALENDAR\r\n')).toBe('calendar')
    expect(sourceOf('commit 8f3c2a1b\n')).toBe('git')
    expect(sourceOf('<?xml version="1.0"?><graphml/>')).toBe('graph')
    expect(sourceOf('from,to\na,b\n')).toBeNull()
    expect(sourceOf('id,name\n')).toBeNull()
  })
  it('of a mailbox sends who, whom and when, and leaves here what was written', () => {
    expect(whoWhomWhen(mail, 'mail').trimEnd().split('\n')).toEqual([
      'From anna@x.org Mon Mar  2 09:30:00 2026',
      'X:',
      'X:',
      'From: Anna <anna@x.org>',
      'To: bas@x.org,',
      '\tcor@x.org',
      'Date: Mon, 2 Mar 2026 10:30:00 +0100',
      'List-Id: x',
      '',
      '',
      '',
      '',
      '',
      'From bas@x.org Mon Mar  2 09:31:00 2026',
      'From: bas@x.org',
    ])
  })
  it('keeps every line in its place', () => {
    for (const source of ['mail', 'calendar', 'git'] as const) expect(whoWhomWhen(mail, source).split('\n')).toHaveLength(mail.split('\n').length + 1)
  })
  it('of a calendar sends people and moments', () => {
    const text = 'BEGIN:VCALENDAR\nX-WR-CALNAME:GEHEIM\nBEGIN:VEVENT\nSUMMARY:GEHEIM\n GEHEIM\nDTSTART:20260302T093000Z\nATTENDEE;CN=x:mailto:an\n na@x.org\nDESCRIPTION:GEHEIM\nEND:VEVENT\nEND:VCALENDAR\n'
    const sent = whoWhomWhen(text, 'calendar')
    expect(sent).not.toContain('GEHEIM')
    expect(sent).toContain('ATTENDEE;CN=x:mailto:an\n na@x.org\n')
  })
  it('of a git log sends people, moments and that a file is the same again, not its name', () => {
    const text = 'commit 8f3c2a1b (HEAD -> GEHEIM)\nMerge: 1 2\nAuthor: Anna <anna@x.org>\nDate:   Mon Mar 2 10:00:00 2026 +0100\n\n    GEHEIM\n    Reviewed-by: Bas <bas@x.org>\n\nGEHEIM.txt\nb.txt\n\ncommit 8f3c2a1c\nAuthor: Bas <bas@x.org>\n\n    GEHEIM\n\nGEHEIM.txt\n'
    const sent = whoWhomWhen(text, 'git')
    expect(sent).not.toContain('GEHEIM')
    expect(sent).not.toContain('b.txt')
    expect(sent.match(/^f0$/gm)).toHaveLength(2)
    expect(sent).toContain('    Reviewed-by: Bas <bas@x.org>')
  })
})
