// Makes src/api/types.ts from the server's own description of its interface (docs/api.json, generated from the C++ structs).
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import openapi, { astToString } from 'openapi-typescript'

const here = new URL('..', import.meta.url)
const source = new URL('../docs/api.json', here)
const target = new URL('src/api/types.ts', here)

const nodes = await openapi(source, { rootTypes: true, rootTypesNoSchemaPrefix: true, defaultNonNullable: false })
const text = `// Generated from docs/api.json by scripts/types.mjs. Do not edit.\n${astToString(nodes)}`
if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text)
