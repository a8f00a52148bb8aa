import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'

/**
 * The built desk. Files named after their content (`/assets/`) are kept for good; everything else is asked for again,
 * the page and the service worker above all, so that an update arrives. Any path of the app gets the page.
 */
export function deskFiles(folder: string): Hono {
  const files = new Hono()
  const onFound = (path: string, context: Context) => {
    const named = path.replaceAll('\\', '/').includes('/assets/')
    context.header('Cache-Control', named ? 'public, max-age=31536000, immutable' : 'no-cache')
  }
  files.use(compress())
  files.use(serveStatic({ root: folder, onFound }))
  files.get('*', async (context, next) => {
    const isPage = context.req.header('accept')?.includes('text/html') === true
    return isPage ? serveStatic({ root: folder, path: 'index.html', onFound })(context, next) : next()
  })
  return files
}
