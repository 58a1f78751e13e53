import type { Locator, Page } from 'playwright-core'
import type { ScreenName } from '../../electron/contract/view.ts'

/** The screen under a customer's finger. */
export class TouchScreen {
  readonly page: Page
  #touched = 0

  constructor(page: Page) {
    this.page = page
  }

  /** Waits for a screen that may be gone again before anybody can touch it. */
  async shows(name: ScreenName): Promise<void> {
    await this.page.locator(`[data-screen='${name}']`).waitFor()
  }

  /** Waits for a screen, and until it takes touches. */
  async sees(name: ScreenName): Promise<void> {
    await this.page.locator(`[data-guarded='false'] [data-screen='${name}']`).waitFor()
  }

  /** Touches the button with this test id. */
  async touches(id: string): Promise<void> {
    await this.page.getByTestId(id).click()
    this.#touched += 1
  }

  /** How often it was touched. */
  get touched(): number {
    return this.#touched
  }

  /** Turns the pages of a list, from the first, until this stands on it. */
  async turnsTo(id: string): Promise<void> {
    while (await this.page.getByTestId(id).count() === 0) await this.touches('next')
  }

  /** 確定する. */
  async confirms(): Promise<void> {
    await this.touches('primary')
  }

  async types(pin: string): Promise<void> {
    for (const digit of pin) await this.touches(`digit-${digit}`)
  }

  /** The one sentence a screen is about. */
  get question(): Locator {
    return this.page.getByTestId('question')
  }

  /** The screen between its top and bottom band. */
  get body(): Locator {
    return this.page.locator('main')
  }

  /** An amount by its name on the screen. */
  amount(name: string): Locator {
    return this.page.locator('.figure-row').filter({ hasText: name }).locator('dd')
  }

  /** The places of the PIN that are filled. */
  get dots(): Locator {
    return this.page.getByTestId('dots').locator('i')
  }
}
