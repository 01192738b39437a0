// Setting up a new organisation: five steps, each a page that is there anyway. Remembered on this device alone, until the first
// programme is there or it is put off.
import { drop, keep } from '../api/kept'

export type SetupStep = 'organisation' | 'people' | 'sign_in' | 'privacy' | 'programme'
/** In order, with where each is done; the first was done when it begins. */
export const setupSteps: readonly { readonly name: SetupStep; readonly path: string }[] = [
  { name: 'organisation', path: '' },
  { name: 'people', path: '/import' },
  { name: 'sign_in', path: '/setup/sign-in' },
  { name: 'privacy', path: '/council/privacy' },
  { name: 'programme', path: '/programmes/new' },
]

export const beginSetup = (): void => keep('setup', true)
export const endSetup = (): void => drop('setup')
/** Which step is done at this path; -1: none. */
export const setupAt = (path: string): number => setupSteps.findIndex((step) => step.path === path)
