// The words of a script in the language of this screen.
import type { Words } from '../api/types'
import { language } from '../words'

export const say = (words: Words): string => words[language()]
