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
