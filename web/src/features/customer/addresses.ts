// E-mail addresses as people paste them: on lines, with commas or semicolons between, with or without names.

/** Each once, in order; "Kim <kim@klant.example>" is kim@klant.example. What has no @ stays as it is, for the server to name. */
export function addressesIn(text: string): string[] {
  const all = text.split(/[\n,;]+/).map((part) => (/<([^<>]+)>/.exec(part)?.[1] ?? part).trim()).filter((part) => part !== '')
  return [...new Map(all.map((address) => [address.toLowerCase(), address])).values()]
}
