import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {einbettung} from "./einbettung.js";

it("a frame with title, source and link to the same view, and no script", () => {
  const text = einbettung({
    adresse: "https://atlas.example/unterordner/karte?indikator=mss_kinderarmut&ebene=bzr#karte-bild",
    titel: 'Kinderarmut "2020"',
    quelle: "Quelle: Amt <für> Statistik, CC BY 3.0 DE."
  });
  const {document} = new JSDOM(text).window;
  const frame = document.querySelector("iframe")!;
  expect(frame.src).toBe("https://atlas.example/unterordner/einbetten/karte?indikator=mss_kinderarmut&ebene=bzr");
  expect(frame.title).toBe('Kinderarmut "2020"');
  expect(frame.getAttribute("loading")).toBe("lazy");
  expect(frame.width).toBe("100%");
  expect(Number(frame.height)).toBeGreaterThan(400);
  expect(document.querySelector("p")!.textContent).toBe(
    'Quelle: Amt <für> Statistik, CC BY 3.0 DE. Kinderarmut "2020"'
  );
  expect(document.querySelector("a")!.href).toContain("/unterordner/karte?indikator=mss_kinderarmut&ebene=bzr");
  expect(document.querySelector("script, [onclick], [onload]")).toBeNull();
});
