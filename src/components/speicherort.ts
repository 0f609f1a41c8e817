/** The browser's own storage for this site; null where it is forbidden, which some browsers tell by throwing. */
export function storageOf(window: {readonly localStorage: Storage}): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
