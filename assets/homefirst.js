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
