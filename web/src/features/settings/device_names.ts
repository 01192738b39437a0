// What browsers and systems call themselves; the same in every language. null = none that we know.
const browsers: Readonly<Record<string, string>> = { chrome: 'Chrome', edge: 'Edge', firefox: 'Firefox', opera: 'Opera', safari: 'Safari', samsung: 'Samsung Internet' }
const systems: Readonly<Record<string, string>> = { android: 'Android', chromeos: 'ChromeOS', ios: 'iOS', linux: 'Linux', mac: 'macOS', windows: 'Windows' }

export const browserName = (name: string): string | null => browsers[name] ?? null
export const systemName = (name: string): string | null => systems[name] ?? null
