// Light, dark, or as the device has it.
export type Theme = 'auto' | 'light' | 'dark'
export const themes: readonly Theme[] = ['auto', 'light', 'dark']
const stored = 'schakel.theme'
const dark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)')

function remembered(): Theme {
  const before = localStorage.getItem(stored)
  return before === 'light' || before === 'dark' ? before : 'auto'
}

let chosen = $state<Theme>('auto')
export function theme(): Theme {
  return chosen
}

function show(): void {
  document.documentElement.dataset['theme'] = chosen === 'auto' ? (dark().matches ? 'dark' : 'light') : chosen
}

export function applyTheme(): void {
  chosen = remembered()
  show()
  dark().addEventListener('change', show)
}

export function setTheme(next: Theme): void {
  chosen = next
  localStorage.setItem(stored, next)
  show()
}
