/** Where progress is written: process.stdout, or a stand-in for it. */
export interface ProgressOutput {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

/** What a long command says meanwhile. Texts are German. */
export interface Progress {
  /** Begins a step; the one before is ended first. */
  step(title: string): void;
  /** Says what the running step is at. On a terminal the text replaces the one before, elsewhere it is a line of its own. */
  report(text: string): void;
  /** Ends the running step with its time, and with *note* if something is to be added. */
  done(note?: string): void;
  /** Ends the running step as failed. */
  fail(): void;
  /** One line outside of any step. */
  line(text: string): void;
}

/** Seconds with one decimal as a German reader expects them: "2,4 s". */
function formatSekunden(milliseconds: number): string {
  return `${(milliseconds / 1000).toLocaleString("de-DE", {minimumFractionDigits: 1, maximumFractionDigits: 1})} s`;
}

/** Progress on *output*: one line that is written over on a terminal, plain lines elsewhere. *now* gives milliseconds. */
export function createProgress(
  output: ProgressOutput = process.stdout,
  now: () => number = () => performance.now()
): Progress {
  let running: {title: string; begin: number} | null = null;

  const overwrite = (text: string): void => {
    const width = (output.columns ?? 80) - 1;
    output.write(`\r\u001b[2K${text.length > width ? `${text.slice(0, width - 1)}…` : text}`);
  };
  const end = (sign: string, note: string | undefined): void => {
    if (!running) return;
    const {title, begin} = running;
    running = null;
    output.write(
      `${output.isTTY ? "\r\u001b[2K" : ""}${sign} ${title}${note ? `: ${note}` : ""} (${formatSekunden(now() - begin)})\n`
    );
  };

  return {
    step(title) {
      end("✓", undefined);
      running = {title, begin: now()};
      if (output.isTTY) overwrite(`… ${title}`);
      else output.write(`… ${title}\n`);
    },
    report(text) {
      if (output.isTTY && running) overwrite(`… ${running.title}: ${text}`);
      else output.write(`  ${text}\n`);
    },
    done(note) {
      end("✓", note);
    },
    fail() {
      end("✗", "abgebrochen");
    },
    line(text) {
      end("✓", undefined);
      output.write(`${text}\n`);
    }
  };
}
