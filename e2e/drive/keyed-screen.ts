import { expect } from '@playwright/test'
import { TouchScreen } from './touch-screen.ts'

/** More steps than any screen has controls. */
const fullRound = 40

/** The same screen for somebody who touches nothing: a ten-key pad, or four keys. */
export class KeyedScreen extends TouchScreen {
  /** Goes on from control to control, sees which has the focus, and presses it. */
  override async touches(id: string): Promise<void> {
    await expect(this.page.getByTestId(id)).toBeEnabled()
    for (let step = 0; await this.#focused() !== id; step++) {
      if (step === fullRound) throw new Error(`no way to ${id} by keys`)
      await this.press('ArrowRight')
    }
    expect(await this.page.evaluate('getComputedStyle(document.activeElement).outlineStyle'), `the focus on ${id} is seen`).toBe('solid')
    await this.press('Enter')
  }

  override async types(pin: string): Promise<void> {
    for (const digit of pin) await this.press(digit)
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key)
  }

  async #focused(): Promise<string> {
    return await this.page.evaluate<string>('document.activeElement?.dataset.testid ?? ""')
  }
}
