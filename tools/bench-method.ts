import type {Browser} from "playwright-core";
import {createRandom, rankRobustness} from "../src/method/robustness.js";
import {openPage, visit} from "../test/support/browser.js";

const indicators = 12;

function createMatrix(areas: number, random: () => number): number[][] {
  return Array.from({length: areas}, () => Array.from({length: indicators}, () => 30 * random()));
}

/** The weighted sums of *runs* weightings and nothing else: no robustness can be had for less. */
function sumBare(data: Float64Array, areas: number, runs: number, random: () => number): number {
  const weights = new Float64Array(indicators);
  const scores = new Float64Array(areas);
  let check = 0;
  for (let run = 0; run < runs; run++) {
    for (let k = 0; k < indicators; k++) weights[k] = random();
    for (let i = 0, at = 0; i < areas; i++) {
      let score = 0;
      for (let k = 0; k < indicators; k++) score += weights[k]! * data[at++]!;
      scores[i] = score;
    }
    // Whatever nobody reads the compiler may leave out.
    check += scores[run % areas]!;
  }
  return check;
}

/** Least processor time of several calls of *task* in milliseconds: the clock says little on a machine others share. */
function cpuOf(task: () => unknown): number {
  let least = Infinity;
  for (let i = 0; i < 6; i++) {
    const begin = process.cpuUsage();
    task();
    const {user, system} = process.cpuUsage(begin);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

const seed = 7;

function timeRobustness(areas: number, runs: number): number {
  const matrix = createMatrix(areas, createRandom(1));
  return cpuOf(() => rankRobustness(matrix, {}, {runs, seed}));
}

function ratioToBare(areas: number, runs: number): number {
  const random = createRandom(1);
  const data = Float64Array.from(createMatrix(areas, random).flat());
  return timeRobustness(areas, runs) / cpuOf(() => sumBare(data, areas, runs, random));
}

/** How much more one unit costs at the larger of *sizes* than at the first, at worst: 1 if time grows in proportion. */
function growthOver(sizes: readonly [number, ...number[]], timeOf: (size: number) => number): number {
  const [first, ...perUnit] = sizes.map((size) => timeOf(size) / size);
  return Math.max(...perUnit) / first!;
}

/** Processor time in ms of what a reader of the need index waits for: 2,000 runs, the shares of 41 of 536 areas drawn anew. */
function timeNoise(): number {
  const random = createRandom(2);
  const matrix = createMatrix(536, random).map((row) => row.slice(0, 5));
  const nenner = matrix.map(() => Math.round(300 + 4000 * random()));
  const counts = matrix[0]!.map((_, k) => ({
    nenner,
    zaehler: matrix.map((row, area) => (row[k]! / 100) * nenner[area]!),
    per: 100
  }));
  const ranked = Array.from({length: 41}, (_, area) => area);
  return cpuOf(() => rankRobustness(matrix, {counts, ranked}, {runs: 2000, seed}));
}

/**
 * What the robustness of ranks costs: as a multiple of the bare weighted sums, how it grows with runs and areas (1: in
 * proportion), and in ms with the noise of counts. Processor time, best of six.
 */
export function measureMethod(): Record<string, number> {
  return {
    method_ratio: ratioToBare(542, 2000),
    method41_ratio: ratioToBare(41, 10_000),
    method_by_runs: growthOver([1000, 2000, 4000], (runs) => timeRobustness(542, runs)),
    method_by_areas: growthOver([271, 542, 1084], (areas) => timeRobustness(areas, 2000)),
    method_noise_ms: timeNoise()
  };
}

/**
 * Runs in the page: notes from now on how long tasks and the work on events block it, and when it last changed. No function
 * in it has a name, since the helper that the compiler names functions with is not there.
 */
function watchPage(): void {
  const noted = {longest: 0, changed: performance.now()};
  new PerformanceObserver((list) => {
    for (const {duration} of list.getEntries()) noted.longest = Math.max(noted.longest, duration);
  }).observe({type: "longtask"});
  new PerformanceObserver((list) => {
    for (const {processingStart, processingEnd} of list.getEntries() as PerformanceEventTiming[])
      noted.longest = Math.max(noted.longest, processingEnd - processingStart);
  }).observe({type: "event", durationThreshold: 16} as PerformanceObserverInit);
  new MutationObserver(() => (noted.changed = performance.now())).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true
  });
  Object.assign(window, {noted});
}

type Noted = Window & {noted: {longest: number; changed: number}};

const steps = 20;

/**
 * Drags the first slider of *address* with the mouse, waits until the page has been still for two seconds, so that what a
 * worker answers is drawn, too, and returns the longest time in ms that the page was blocked; 0 if no task took 50 ms and no
 * event 16. Throws if there is no slider or it does not move.
 */
export async function measureDrag(browser: Browser, origin: string, address: string): Promise<number> {
  const watched = await openPage(browser, origin);
  try {
    await visit(watched, address);
    const {page} = watched;
    const slider = page.locator("input[type=range]").first();
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    if (!box) throw new Error(`${address}: no slider to drag`);
    const before = await slider.inputValue();
    await page.evaluate(watchPage);
    const y = box.y + box.height / 2;
    const xOf = (step: number): number => box.x + 2 + ((box.width - 4) * step) / steps;
    await page.mouse.move(xOf(0), y);
    await page.mouse.down();
    for (let step = 1; step <= steps; step++) {
      await page.mouse.move(xOf(step), y);
      // As a hand would, so that every step is drawn.
      await page.waitForTimeout(50);
    }
    await page.mouse.up();
    if ((await slider.inputValue()) === before) throw new Error(`${address}: the slider stayed at ${before}`);
    await page.waitForFunction(() => performance.now() - (window as unknown as Noted).noted.changed > 2000);
    return await page.evaluate(() => (window as unknown as Noted).noted.longest);
  } finally {
    await watched.close();
  }
}
