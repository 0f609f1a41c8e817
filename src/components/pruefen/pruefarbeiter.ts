import {Arbeit} from "./arbeit.js";
import type {Frage} from "./arbeit.js";

const beantworte = Arbeit((antwort, uebergeben) => self.postMessage(antwort, {transfer: uebergeben ?? []}));

self.onmessage = ({data}: MessageEvent<Frage>) => void beantworte(data);
