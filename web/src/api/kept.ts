// What this device keeps for itself, as JSON under one name. Nothing of it is sent anywhere unless a screen says so.

export function kept<T>(name: string, otherwise: T): T {
  const text = localStorage.getItem(`schakel.${name}`)
  if (text === null) return otherwise
  try {
    return JSON.parse(text) as T
  } catch {
    return otherwise
  }
}

export function keep(name: string, value: unknown): void {
  localStorage.setItem(`schakel.${name}`, JSON.stringify(value))
}

export function drop(name: string): void {
  localStorage.removeItem(`schakel.${name}`)
}

export function keptNames(start: string): string[] {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(`schakel.${start}`))
    .map((name) => name.slice('schakel.'.length))
}
