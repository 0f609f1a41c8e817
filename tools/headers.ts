import type {Profil} from "../loaders/warehouse/open.js";

/** Pages that other sites may show in a frame: those below this address, and only of the public edition. */
export const embedFolder = "/einbetten/";
/** Open data, which programs of other sites may read: only the public edition has them. */
const dataFolder = "/daten/";

/** Files whose name carries a hash of their content, so that they never change: programs and styles, then figures. */
const programs = /^\/(_(import|node|npm|observablehq)\/.*\.[0-9A-Za-z]{8}\.[^/]+|(.*\/)?seite\.[0-9a-f]{8}\.js)$/;
const attachments = /^\/_file\/.*\.[0-9a-f]{8}\.[^/]+$/;

export interface Answer {
  /** Address of the file that is sent, with a slash first and its ending: "/karte.html"; "/404.html" if there is none. */
  address: string;
  profil?: Profil;
  /** Whether the site is reached by https, so that browsers can be held to it. */
  https?: boolean;
}

/** The Content-Security-Policy of a page: it runs, loads and asks nothing but what this site serves, and only embed pages may be framed. */
export function contentSecurityPolicy({address, profil = "oeffentlich", https = false}: Answer): string {
  const framed = profil === "oeffentlich" && address.startsWith(embedFolder);
  return [
    "default-src 'none'",
    "script-src 'self'",
    // Plot writes a <style> into every chart, another for every kind of chart.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${framed ? "*" : "'none'"}`,
    ...(https ? ["upgrade-insecure-requests"] : [])
  ].join("; ");
}

/** How long an answer may be kept: files named by their content for ever, all else never unasked, figures of the internal edition not at all. */
export function cacheControl({address, profil = "oeffentlich"}: Answer): string {
  if (profil === "intern") return programs.test(address) ? "private, max-age=31536000, immutable" : "private, no-store";
  return programs.test(address) || attachments.test(address) ? "public, max-age=31536000, immutable" : "no-cache";
}

/** All headers that every server of the site adds to an answer. docs/betrieb/ says the same to nginx and Caddy, which a test compares. */
export function headersOf(answer: Answer): Record<string, string> {
  const {address, profil = "oeffentlich", https = false} = answer;
  const framed = profil === "oeffentlich" && address.startsWith(embedFolder);
  const open = profil === "oeffentlich" && address.startsWith(dataFolder);
  return {
    "Content-Security-Policy": contentSecurityPolicy(answer),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": framed || open ? "cross-origin" : "same-origin",
    ...(open ? {"Access-Control-Allow-Origin": "*"} : {}),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    ...(https ? {"Strict-Transport-Security": "max-age=31536000"} : {}),
    ...(profil === "intern" ? {"X-Robots-Tag": "noindex, nofollow"} : {}),
    "Cache-Control": cacheControl(answer)
  };
}
