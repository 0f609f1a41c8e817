/** Words in the file of centres and offers for other programs. */
export const texteHsds = {
  /** Whether people with a disability get into a house. */
  zugang: {
    ja: "Zugang ohne Stufen, mit barrierefreier Toilette.",
    teilweise: "Teilweise barrierefrei.",
    nein: "Nicht barrierefrei."
  },
  /** Whether people with a disability can take part in an offer, which says nothing of the house. */
  teilnahme: {
    ja: "Menschen mit Behinderung können teilnehmen.",
    teilweise: "Menschen mit Behinderung können teilweise teilnehmen.",
    nein: "Menschen mit Behinderung können nicht teilnehmen."
  }
} as const;
