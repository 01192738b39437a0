import './look/fonts/fonts.css'
import './look/tokens.css'
import './look/base.css'
import { mount } from 'svelte'
import { applyTheme } from './look/theme.svelte'
import { startWords } from './words'
import App from './shell/App.svelte'

applyTheme()
const place = document.getElementById('app')
if (place === null) throw new Error('index.html has no #app')
await startWords()
mount(App, { target: place })
