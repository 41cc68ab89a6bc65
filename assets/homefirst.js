// Comfort only: every page works without it. What follows GOV.UK Frontend in the same file (see bundle.mjs).
createAll(Button)
createAll(Checkboxes)
createAll(ErrorSummary)
createAll(FileUpload)
createAll(PasswordInput)
createAll(Radios)
createAll(SkipLink)

// Links and buttons that print: a page says so with data-print.
for (const each of document.querySelectorAll('[data-print]')) {
  each.addEventListener('click', (event) => {
    event.preventDefault()
    window.print()
  })
}

// What is folded away on screen is printed open, and folded again after.
let folded = []
window.addEventListener('beforeprint', () => {
  folded = [...document.querySelectorAll('main details:not([open])')]
  for (const each of folded) each.open = true
})
window.addEventListener('afterprint', () => {
  for (const each of folded) each.open = false
})

// A form that saves as somebody types: every few seconds after a change, to the server only. Nothing is kept in the browser.
for (const form of document.querySelectorAll('form[data-save]')) {
  const status = document.querySelector('[data-saved]')
  let changed = false
  let busy = false
  const say = (words, state) => {
    status.textContent = words
    status.className = `hf-saved hf-saved--${state}`
  }
  const save = async () => {
    if (!changed || busy) return
    busy = true
    changed = false
    const sent = new FormData(form)
    try {
      const answer = await fetch(form.dataset.save, { method: 'POST', body: sent, credentials: 'same-origin', redirect: 'manual' })
      if (answer.type === 'opaqueredirect') {
        changed = true
        busy = false
        return say(form.dataset.signedOut, 'waiting')
      }
      if (!answer.ok) throw new Error(String(answer.status))
      const kept = await answer.json()
      if (kept.seen) form.elements.seen.value = kept.seen
      say(kept.words, kept.state)
    } catch {
      changed = true
      say(`${form.dataset.unsaved} Keep this page open and keep typing; we are trying again.`, 'waiting')
    }
    busy = false
  }
  form.addEventListener('input', () => { changed = true })
  form.addEventListener('submit', () => { changed = false })
  setInterval(save, 4000)
}

// Shortcuts, for those who turned them on in Your settings. Each presses a link, or goes to a box, that the page shows
// (data-keys), in a list also what its line has (data-row-keys); j and k go from line to line. Nothing listens while somebody types.
if ('shortcuts' in document.body.dataset) {
  const shown = (each) => each !== null && each.getClientRects().length > 0
  const row = 'tbody.hf-table__pair, tbody:not(.hf-table__pair) > tr'
  const press = (each) => each.matches('input') ? each.focus() : each.click()
  const toLine = (step) => {
    const lines = [...document.querySelectorAll(`main :is(${row})`)].map((line) => line.querySelector('a')).filter(shown)
    const here = lines.findIndex((link) => link.closest(row).contains(document.activeElement))
    const next = lines[here < 0 ? (step > 0 ? 0 : lines.length - 1) : here + step]
    if (next) next.focus()
  }
  let before = ''
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.target.closest('input, select, textarea')) return
    const pressed = before + event.key
    const inRow = document.activeElement.closest(row)?.querySelector(`[data-row-keys="${CSS.escape(pressed)}"]`)
    const found = inRow ?? [...document.querySelectorAll('[data-keys]')].find((each) => each.dataset.keys === pressed && shown(each))
    before = event.key === 'g' && !before ? 'g ' : ''
    if (found) {
      event.preventDefault()
      press(found)
    } else if (pressed === 'j' || pressed === 'k') toLine(pressed === 'j' ? 1 : -1)
  })
}

// The end of a step: what an outcome will cause, as soon as it is chosen. The address with the choice holds the same parts.
const follows = () => document.querySelectorAll('[data-follows]')
if (follows().length > 0) {
  let chosen = ''
  const show = async (outcome) => {
    const answer = await fetch(`?outcome=${encodeURIComponent(outcome)}`, { credentials: 'same-origin', redirect: 'manual' }).catch(() => null)
    if (!answer?.ok) return // the button below the choices still shows it
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (outcome !== chosen) return
    for (const each of follows()) {
      const now = page.querySelector(`[data-follows="${each.dataset.follows}"]`)
      if (now) each.replaceChildren(...now.childNodes)
    }
  }
  document.querySelector('main').addEventListener('change', (event) => {
    if (!event.target.matches('input[name=outcome]')) return
    chosen = event.target.value
    setTimeout(() => { if (chosen === event.target.value) show(chosen) }, 300) // arrow keys pass over the choices between
  })
}
