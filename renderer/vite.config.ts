import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

/**
 * Every browser that can be the terminal's reads woff2; the older files would only lie in the package. They come from this very
 * machine: letters are waited for, rather than drawn for a moment in the shape of another language.
 */
const typefaces: Plugin = {
  name: 'typefaces',
  enforce: 'pre',
  transform(code, id) {
    if (!/@fontsource.*\.css/.test(id)) return null
    return code.replaceAll(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, '').replaceAll('font-display: swap', 'font-display: block')
  },
}

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [typefaces, react()],
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
