/** Light, dark, or as the system has it. */
export type Theme = 'system' | 'light' | 'dark'

const key = 'causeway/theme'

/** The theme chosen on this device. */
export function chosenTheme(): Theme {
  const theme = localStorage.getItem(key)
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

/** Chooses a theme on this device and puts it on. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(key)
  else localStorage.setItem(key, theme)
  putOnTheme(theme)
}

/** Puts a theme on the page. */
export function putOnTheme(theme: Theme): void {
  const page = document.documentElement
  if (theme === 'system') page.removeAttribute('data-theme')
  else page.setAttribute('data-theme', theme)
}
