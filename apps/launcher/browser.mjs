import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir, platform } from 'node:os'
import { delimiter, join } from 'node:path'

/**
 * @typedef {{ readonly path: string, readonly source: string }} Browser
 *   A Chromium to test with, and where it came from.
 */

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env.PROGRAMFILES ?? 'C:\\Program Files', 'Google/Chrome/Application/chrome.exe'),
  join(process.env['PROGRAMFILES(X86)'] ?? 'C:\\Program Files (x86)', 'Google/Chrome/Application/chrome.exe'),
]

const argumentsForRoot = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
]

/**
 * Looks for a Chromium: named by CHROMIUM_PATH, then the system's own, then one Playwright has downloaded.
 * @returns {Browser | undefined}
 */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named && existsSync(named)) return { path: named, source: 'CHROMIUM_PATH' }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  const path = [...candidates, ...places].find((candidate) => existsSync(candidate))
  return path ? { path, source: 'the system' } : undefined
}

/**
 * Finds a Chromium or installs one: by Playwright, or by apt where that fails and is possible.
 * @param {(step: string) => void} say
 * @returns {Browser | undefined} nothing where neither is possible
 */
export function requireBrowser(say) {
  const found = findBrowser() ?? playwrightBrowser()
  if (found) return found
  say('No Chromium found; asking Playwright for one')
  if (attempt('npx', ['playwright', 'install', 'chromium'])) {
    const downloaded = playwrightBrowser()
    if (downloaded) return downloaded
  }
  if (platform() === 'linux' && process.getuid?.() === 0) {
    say('Playwright could not download it; installing Debian’s')
    process.env.DEBIAN_FRONTEND = 'noninteractive'
    attempt('apt-get', ['update'])
    attempt('apt-get', ['install', '-y', 'chromium'])
    const installed = findBrowser()
    if (installed) return { ...installed, source: 'apt' }
  }
  return undefined
}

/**
 * Options for Playwright's `launch`. Root, which is to say a container, needs the sandbox off, and often has neither a
 * graphics card, whose stand-in costs a fifth of all the time that tests take, nor a network for Chromium to call home
 * on; anyone else gets the browser as it is.
 * @param {Browser | undefined} browser
 */
export function launchOptions(browser) {
  return {
    ...(browser ? { executablePath: browser.path } : {}),
    args: process.getuid?.() === 0 ? argumentsForRoot : [],
  }
}

/** @returns {Browser | undefined} */
function playwrightBrowser() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? defaultCache()
  if (!existsSync(cache)) return undefined
  try {
    const path = execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        "import { chromium } from 'playwright'; console.log(chromium.executablePath())",
      ],
      { encoding: 'utf8' },
    ).trim()
    return existsSync(path) ? { path, source: 'Playwright' } : undefined
  } catch {
    return undefined
  }
}

function defaultCache() {
  if (platform() === 'darwin') return join(homedir(), 'Library/Caches/ms-playwright')
  if (platform() === 'win32') return join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright')
  return join(homedir(), '.cache/ms-playwright')
}

/** @param {string} command @param {readonly string[]} args */
function attempt(command, args) {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 600_000 })
    return true
  } catch {
    return false
  }
}
