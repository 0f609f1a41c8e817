import type {Locator, Page} from "playwright-core";

/** Presses Tab until *ziel* has the focus, as somebody without a mouse would; throws if it is not reached. Returns the number of presses. */
export async function tabTo(page: Page, ziel: Locator, hoechstens = 120): Promise<number> {
  await ziel.waitFor();
  for (let mal = 1; mal <= hoechstens; mal++) {
    await page.keyboard.press("Tab");
    if (await ziel.evaluate((element) => element === document.activeElement)) return mal;
  }
  const wo = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? "nowhere");
  throw new Error(`not reached by ${hoechstens} presses of Tab; the focus is on ${wo}`);
}

/** Goes to *ziel* by Tab and presses Enter. */
export async function oeffne(page: Page, ziel: Locator): Promise<void> {
  await tabTo(page, ziel);
  await page.keyboard.press("Enter");
}

/** Goes to the picker *ziel* by Tab and chooses the entry that begins with *text* by typing it. */
export async function waehle(page: Page, ziel: Locator, text: string): Promise<void> {
  await tabTo(page, ziel);
  await page.keyboard.type(text, {delay: 20});
}
