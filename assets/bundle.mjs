// Joins GOV.UK Frontend's own minified module and ours into one file, so that its name can carry its digest.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'

const to = '../homefirst/foundation/design/static/homefirst/'
const published = readFileSync('node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js', 'utf8')
const [code, rest] = published.split('export{')
if (!rest) throw new Error('GOV.UK Frontend no longer ends with its list of exports: look at bundle.mjs')
const notice = '/*! Holds GOV.UK Frontend 6.6.0. MIT licence, copyright (c) 2017 Crown Copyright (Government Digital Service). */'
writeFileSync(to + 'homefirst.js', `${notice}\n${code}\n${readFileSync('homefirst.js', 'utf8')}`)
for (const name of ['supported.js', 'mark.svg']) copyFileSync(name, to + name)
