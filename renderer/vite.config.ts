import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

/** Every browser that can be the terminal's reads woff2; the older files would only lie in the package. */
const onlyWoff2: Plugin = {
  name: 'only-woff2',
  enforce: 'pre',
  transform(code, id) {
    return /@fontsource.*\.css/.test(id) ? code.replaceAll(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, '') : null
  },
}

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [onlyWoff2, react()],
  build: {
    outDir: join(import.meta.dirname, '../build/out/renderer'),
    emptyOutDir: true,
    // The page allows no data: fonts and no inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { input: { index: join(import.meta.dirname, 'index.html'), board: join(import.meta.dirname, 'board.html') } },
  },
})
