import { defineConfig } from '@playwright/test'
import { patience, testLimit } from '../build/patience.ts'

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../build/out/journeys',
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // Bounds, not waits: a journey takes 5 to 40 s where nothing else runs.
  timeout: testLimit,
  expect: patience,
  reporter: [['list'], ['json', { outputFile: '../build/out/report/journeys.json' }]],
  use: {
    viewport: { width: 1024, height: 768 },
    // Pictures of every moment would take a third of the machine; the failure itself has one.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] },
  },
})
