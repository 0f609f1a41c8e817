import type {StandardsData, StandardsZentrum, Standardstand} from "../../../loaders/marts/standardsShapes.js";

const standards = ["angebote", "beratung", "beschwerden"].map((id, i) => ({
  ...{nummer: i + 1, id, titel: `Titel ${id}`},
  anforderungen: [`Forderung ${id}`]
}));

const leer = (standard: string): Standardstand => ({standard, einschaetzung: null, nachweise: [], belege: []});
const beleg = {von: null, text: null, teile: []};

const zentrum = (
  zentrum_id: string,
  name: string,
  eigene: Partial<Standardstand>[],
  gemeldet = 12
): StandardsZentrum => ({
  ...{zentrum_id, name, beispiel: true, gemeldet, erwartet: 12},
  standards: standards.map(({id}) => ({...leer(id), ...eigene.find(({standard}) => standard === id)}))
});

/** Two years; in the later one three centres, of which one reported nothing. */
export const data: StandardsData = {
  stand: {
    ...{beispiel: true, stand: "2026-01-31", vorgabejahr: 2025},
    meldejahre: [2024, 2025].map((jahr) => ({jahr, zentren: 3, gemeldet: 2, teilweise: 0}))
  },
  standards,
  jahre: [
    {jahr: 2024, zentren: [zentrum("adler", "Haus Adler", [])], ohne_dokumentation: ["Haus Zeder"]},
    {
      jahr: 2025,
      zentren: [
        zentrum("adler", "Haus Adler", [
          {
            ...{standard: "angebote", einschaetzung: "erfuellt", nachweise: ["Konzept oder Plan"]},
            belege: [{...beleg, art: "angebote", anzahl: 1}]
          },
          {
            ...{standard: "beratung", einschaetzung: "teilweise"},
            belege: [
              {...beleg, art: "beratungen", anzahl: "geschuetzt"},
              {
                ...beleg,
                art: "vermittlungen",
                anzahl: null,
                teile: [
                  {titel: "Jugendamt", anzahl: 1200},
                  {titel: "Suchtberatung", anzahl: "geschuetzt"}
                ]
              }
            ]
          },
          {standard: "beschwerden", einschaetzung: "nicht_erfuellt"}
        ]),
        zentrum("baum", "Haus Baum <b>", [
          {standard: "angebote", einschaetzung: "erfuellt", belege: [{...beleg, art: "angebote", anzahl: 0}]},
          {standard: "beschwerden", belege: [{...beleg, art: "anliegen_beschwerde", anzahl: 7}]}
        ]),
        zentrum("cedern", "Haus Cedern", [], 0)
      ],
      ohne_dokumentation: ["Haus Zeder"]
    }
  ]
};
