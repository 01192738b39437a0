import { describe, expect, it } from 'vitest'
import type { PlannedStep, Script } from '../../api/types'
import { chainOf, clockText, shareLeft, shortNames, stretchesOf, twoLines, wordsOf } from './steps'

const planned = (key: string, seconds: number, turn = 0, turns = 0, round = 0, rounds = 0): PlannedStep => ({ key, seconds, turn, turns, round, rounds })
const words = (text: string): { nl: string; en: string } => ({ nl: text, en: text })
const step = (key: string) => ({ key, title: words(key), does: [], seconds: {}, each: {}, rest: false })
const script = {
  id: 'small', name: words('Klein'), about: words('Klein'), source: '', sizes: '3+', minutes: {},
  parts: [
    { name: words('Begin'), rounds: {}, in_the_middle: false, steps: [step('welcome')] },
    { name: words('Alleen voor drie'), rounds: {}, in_the_middle: false, steps: [step('three')] },
    { name: words('Vertellen'), rounds: {}, in_the_middle: false, steps: [step('moves'), step('hinders')] },
    { name: words('Einde'), rounds: {}, in_the_middle: false, steps: [step('end')] },
  ],
} as unknown as Script
const steps = [planned('welcome', 60), planned('moves', 90, 1, 2), planned('moves', 90, 2, 2), planned('hinders', 30), planned('end', 60)]

describe('the steps of a session', () => {
  it('finds the words of a step, or says that there are none', () => {
    expect(wordsOf(script, 'hinders').part?.name.nl).toBe('Vertellen')
    expect(wordsOf(script, 'gone')).toEqual({ part: null, step: null })
    expect(wordsOf(null, 'moves').step).toBeNull()
  })
  it('makes a chain of the parts that this circle has', () => {
    expect(chainOf(script, steps, 2, false).map((link) => `${link.part.name.nl} ${link.state}`)).toEqual(['Begin done', 'Vertellen now', 'Einde later'])
    expect(chainOf(script, steps, 4, true).every((link) => link.state === 'done')).toBe(true)
  })
  it('takes turns together, and rounds apart', () => {
    expect(stretchesOf(steps).map((one) => `${one.key} ${one.first}-${one.last} ${one.seconds}`)).toEqual(['welcome 0-0 60', 'moves 1-2 180', 'hinders 3-3 30', 'end 4-4 60'])
    expect(stretchesOf([planned('share', 60, 0, 0, 1, 2), planned('share', 60, 0, 0, 2, 2)])).toHaveLength(2)
  })
  it('says the time as a clock does, never below zero', () => {
    expect([clockText(84_200), clockText(84_000), clockText(1), clockText(0), clockText(-5000), clockText(600_000)]).toEqual(['1:25', '1:24', '0:01', '0:00', '0:00', '10:00'])
    expect([shareLeft(60_000, 120), shareLeft(-1, 120), shareLeft(130_000, 120), shareLeft(1, 0)]).toEqual([0.5, 0, 1, 0])
  })
  it('breaks a long name in two lines, and cuts what is too long even then', () => {
    expect([twoLines('Samira'), twoLines('Mens C Werk en Inkomen'), twoLines('Samira El Idrissi')]).toEqual([['Samira'], ['Mens C Werk', 'en Inkomen'], ['Samira El', 'Idrissi']])
    expect(twoLines('Wolfeschlegelsteinhausen')).toEqual(['Wolfeschlegels…'])
  })
  it('calls people by their first names, unless two have the same', () => {
    const people = [{ id: 1, name: 'Samira El Idrissi', silo: '' }, { id: 2, name: 'Kees Groen', silo: '' }, { id: 3, name: 'Kees de Wit', silo: '' }, { id: 4, silo: '' }]
    expect([...shortNames(people, 'Iemand').values()]).toEqual(['Samira', 'Kees Groen', 'Kees de Wit', 'Iemand'])
  })
})
