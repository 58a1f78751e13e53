import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Each becomes a file at the same place below build/out/electron, so an entry is found from main.js as it is from main.ts. */
const entries = ['electron/main', 'electron/vault/vault-process', 'hardware/card/card-process', 'center/reference/process']

/** Given at run time: Electron itself, Node, and whatever carries a binary and looks for it beside its own files. */
const external = [
  'electron', /^node:/, ...builtinModules, 'pcsc-mini', 'serialport', 'pdf-to-printer',
  // ws takes these when they are there and does without when not.
  'bufferutil', 'utf-8-validate',
]

const common = {
  outDir: 'build/out/electron', target: 'node24', minify: false, sourcemap: false, copyPublicDir: false, reportCompressedSize: false,
} as const

/**
 * `vite build -c build/electron.vite.config.ts` bundles the trusted side as ES modules; with `--mode preload` the preload, which a
 * sandboxed renderer takes only as one CommonJS file.
 */
export default defineConfig(({ mode }) => ({
  root, configFile: false, logLevel: 'warn', ssr: { noExternal: true },
  build: mode === 'preload'
    ? {
        ...common, emptyOutDir: false, ssr: 'electron/preload.ts',
        rolldownOptions: { external: ['electron'], output: { format: 'cjs', entryFileNames: 'electron/preload.cjs' } },
      }
    : {
        ...common, emptyOutDir: true, ssr: true,
        rolldownOptions: {
          input: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
          external, output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
}))
