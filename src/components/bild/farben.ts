/** The colours of what frames a picture: the light ones of src/style/tokens.css, which a test compares. */
export const bildfarben = {
  grund: "#ffffff",
  schrift: "#1b1f24",
  gedaempft: "#565d66",
  linie: "#d9d6cf",
  vermerk: "#8a4b08",
  vermerkgrund: "#fdf1dc"
} as const;
